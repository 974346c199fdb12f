import Foundation
import Supervisor

/// The compilers, and what programs are compiled and run with.
package struct Toolchain: Sendable {
  /// The directory where the package's products are built.
  let products: String
  /// The toolchain's `usr`: the swiftc on the PATH may be a proxy elsewhere.
  package let usr: String
  /// The programs' PATH: the products, then the caller's PATH.
  let path: String
  /// What the compiler says it is, and the state of the compilers' files and of
  /// the engine's own.
  let version: String

  /// Asks the Swift compiler that is on the PATH.
  ///
  /// Throws if there is none, or if it doesn't answer.
  package init(
    products: String = productsDirectory(), path: String = searchPath
  ) throws(Problem) {
    func cannot(_ what: String, detail: [String] = []) -> Problem {
      Place("Package.swift").problem(
        what, detail: detail,
        help: "install the Swift toolchain, and add its usr/bin to the PATH")
    }
    guard let swiftc = Self.find("swiftc", on: path) else {
      throw cannot("there is no compiler: no swiftc on the PATH")
    }
    let question = Command(
      [swiftc, "-frontend", "-print-target-info"],
      environment: ProcessInfo.processInfo.environment, directory: "/",
      limit: TimeLimit.compiler)
    let answer = try Result(catching: question.run)
      .mapError { cannot($0.message) }.get()
    guard
      let information = try? JSONDecoder().decode(
        TargetInformation.self, from: Data(answer.output))
    else {
      throw cannot(
        "\(swiftc) printed no target information: \(answer.ending)",
        detail: lines(of: answer.text))
    }
    self.products = products
    self.path = products + ":" + path
    let usr = URL(filePath: information.paths.runtimeResourcePath)
      .appending(path: "../..").standardizedFileURL.path
    self.usr = usr
    let compilers = ["swiftc", "swift-frontend", "clang"]
    version =
      (compilers.map { usr + "/bin/" + $0 } + [products + "/workbook"])
      .map { program in
        let file = URL(filePath: program).resolvingSymlinksInPath().path
        return "\(file) \(FileState(file)?.description ?? "")\n"
      }.joined() + information.compilerVersion
  }

  private struct TargetInformation: Decodable {
    struct Paths: Decodable { let runtimeResourcePath: String }
    let compilerVersion: String
    let paths: Paths
  }

  /// The PATH of this process.
  package static var searchPath: String {
    ProcessInfo.processInfo.environment["PATH"] ?? ""
  }

  /// The PATH of the book's programs.
  static var programPath: String { productsDirectory() + ":" + searchPath }

  /// The program of a name on a PATH, or at a whole path.
  package static func find(
    _ name: String, on path: String = searchPath
  ) -> String? {
    let candidates =
      name.hasPrefix("/")
      ? [name] : path.split(separator: ":").map { "\($0)/\(name)" }
    return candidates.first {
      $0.hasPrefix("/") && access($0, X_OK) == 0
        && !Files(root: "").isDirectory($0)
    }
  }

  /// A compiler's path.
  func compiler(of language: Language) -> String {
    usr + (language == .swift ? "/bin/swiftc" : "/bin/clang")
  }

  /// The environment of every command, which inherits only the PATH and, if it
  /// is set, where the SDK is.
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
