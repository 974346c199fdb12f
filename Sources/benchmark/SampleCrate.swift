import Foundation
import Literate

/// The same programs as tests in the documentation of a Rust crate.
struct SampleCrate {
  let edition: String
  private let root: String
  private let cargo: String

  /// Writes the crate; nil where cargo is not installed.
  init?(in root: String, edition: String, count: Int) throws {
    guard let cargo = Toolchain.find("cargo") else { return nil }
    self.root = root
    self.edition = edition
    self.cargo = cargo
    let functions = (1...count).map { number in
      """
      /// ```
      /// let numbers: Vec<i64> = (1..=\(number + 2)).map(|n| n * \(number)).collect();
      /// println!("{} {}", numbers.len(), numbers.iter().sum::<i64>());
      /// assert_eq!(numbers.len(), \(number + 2));
      /// ```
      pub fn function\(number)() {}

      """
    }
    try FileManager.default.createDirectory(
      atPath: root + "/src", withIntermediateDirectories: true)
    try Data(functions.joined().utf8)
      .write(to: URL(filePath: root + "/src/lib.rs"))
    let manifest = """
      [package]
      name = "sample"
      version = "0.1.0"
      edition = "\(edition)"

      """
    try Data(manifest.utf8).write(to: URL(filePath: root + "/Cargo.toml"))
  }

  /// Runs the tests of the documentation.
  func test() throws {
    let process = Process()
    process.executableURL = URL(filePath: cargo)
    process.arguments = ["test", "--doc", "--quiet", "--offline"]
    process.currentDirectoryURL = URL(filePath: root)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    precondition(process.terminationStatus == 0, "cargo test failed")
  }
}
