import Foundation
import Supervisor

/// The compilers, and what programs are compiled and run with.
package struct Toolchain: Sendable {
  /// The directory where the package's products are built.
  let products: String
  /// The toolchain's `usr`: what a name on the PATH leads to may be a proxy.
  package let usr: String
  /// Where programs look for others: the products, then the caller's PATH.
  let path: String
  /// What the compilers say of themselves, and the state of their files.
  let version: String

  /// Asks the Swift compiler that is on the PATH.
  ///
  /// Throws if there is none.
  package init(
    products: String = productsDirectory(), path: String = searchPath
  ) throws(Problem) {
    func cannot(_ what: String, detail: [String] = []) -> Problem {
      Place("Package.swift").problem(
        what, detail: detail,
        help: "install the Swift toolchain, and add its usr/bin to PATH")
    }
    guard let swiftc = Self.find("swiftc", on: path) else {
      throw cannot("there is no compiler: no swiftc on the PATH")
    }
    let answer = try? Command(
      [swiftc, "-frontend", "-print-target-info"],
      environment: ProcessInfo.processInfo.environment, directory: "/",
      limit: TimeLimit.compiler
    ).run()
    guard
      let information = try? JSONDecoder().decode(
        TargetInformation.self, from: Data(answer?.output ?? []))
    else {
      throw cannot(
        "\(swiftc) does not tell what it is",
        detail: lines(of: answer?.text ?? ""))
    }
    self.products = products
    self.path = products + ":" + path
    let usr = URL(filePath: information.paths.runtimeResourcePath)
      .appending(path: "../..").standardizedFileURL.path
    self.usr = usr
    version =
      ["swiftc", "swift-frontend", "clang"].map { name in
        let file = URL(filePath: usr + "/bin/" + name).resolvingSymlinksInPath()
        return "\(file.path) \(FileState(file.path)?.description ?? "")\n"
      }.joined() + information.compilerVersion
  }

  private struct TargetInformation: Decodable {
    struct Paths: Decodable { let runtimeResourcePath: String }
    let compilerVersion: String
    let paths: Paths
  }

  /// The directories where this process's shell would look for a program.
  package static var searchPath: String {
    ProcessInfo.processInfo.environment["PATH"] ?? ""
  }

  /// The program of a name on a PATH, or at a whole path.
  package static func find(
    _ name: String, on path: String = searchPath
  ) -> String? {
    let candidates =
      name.hasPrefix("/")
      ? [name] : path.split(separator: ":").map { "\($0)/\(name)" }
    return candidates.first { file in
      var isDirectory = ObjCBool(false)
      return FileManager.default.fileExists(
        atPath: file, isDirectory: &isDirectory)
        && !isDirectory.boolValue
        && FileManager.default.isExecutableFile(atPath: file)
    }
  }

  /// A compiler's path.
  func compiler(of language: Language) -> String {
    switch language {
    case .swift: usr + "/bin/swiftc"
    case .c: usr + "/bin/clang"
    }
  }

  /// The environment of every command: nothing else is inherited, but where
  /// macOS has its SDK.
  func environment(home: String) -> [String: String] {
    var environment = [
      "PATH": path, "HOME": home, "TMPDIR": home, "LC_ALL": "C.UTF-8",
      "SWIFT_BACKTRACE": "enable=no",
    ]
    for name in ["DEVELOPER_DIR", "SDKROOT"] {
      environment[name] = ProcessInfo.processInfo.environment[name]
    }
    return environment
  }
}
