import Foundation

/// The compilers, and what a snippet is compiled and run with.
public struct Toolchain: Sendable {
  /// The folder where the package's products and modules are built.
  let products: String
  /// `swiftc` and `clang`.
  let compilers: [Kind.Language: String]
  /// Where commands are looked for: the products, then the caller's PATH.
  let path: String
  /// The option for the fastest linker that the toolchain has.
  let linker: [String]
  /// The compilers' versions, a line each.
  let versions: [Kind.Language: String]

  /// Finds the compilers on a PATH.
  ///
  /// Throws if one of them is not there.
  public init(
    products: String = productsFolder(), path: String = searchPath
  ) throws(Problem) {
    self.products = products
    self.path = products + ":" + path
    var compilers: [Kind.Language: String] = [:]
    var versions: [Kind.Language: String] = [:]
    for language in Kind.Language.allCases {
      let name = language.compiler
      guard let compiler = Self.find(name, on: path) else {
        throw Problem(
          "Package.swift", "there is no compiler: no \(name) on the PATH",
          help: "install the Swift toolchain, and add its usr/bin to PATH")
      }
      compilers[language] = compiler
      versions[language] = Self.version(of: compiler)
    }
    let hasLLD =
      Requirement.System.current == .linux
      && Self.find("ld.lld", on: path) != nil
    // A small program is not worth the linker's threads.
    linker = hasLLD ? ["-use-ld=lld", "-Xlinker", "--threads=1"] : []
    self.compilers = compilers
    self.versions = versions
  }

  /// The folders where this process's shell would look for a program.
  public static var searchPath: String {
    ProcessInfo.processInfo.environment["PATH"] ?? ""
  }

  /// The program of a name, on a PATH.
  public static func find(
    _ name: String, on path: String = searchPath
  ) -> String? {
    path.split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// The compiler by its path, size and date: any change makes another.
  private static func version(of compiler: String) -> String {
    let file = URL(filePath: compiler).resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    return [file, attributes?[.size], attributes?[.modificationDate]]
      .map { $0.map { "\($0)" } ?? "" }.joined(separator: " ")
  }

  /// The environment of every command: nothing else is inherited.
  func environment(home: String) -> [String: String] {
    [
      "PATH": path, "HOME": home, "TMPDIR": home, "LC_ALL": "C.UTF-8",
      "SWIFT_BACKTRACE": "enable=no",
    ]
  }
}

extension Kind.Language {
  /// The name of its compiler.
  var compiler: String {
    switch self {
    case .swift: "swiftc"
    case .c: "clang"
    }
  }
}
