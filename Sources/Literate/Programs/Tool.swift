import Foundation

extension Book {
  /// Runs a tool in the book's folder, as if the author had called it, with
  /// five minutes to do its work.
  ///
  /// Returns whether it ended well, and what it printed. Throws if it cannot be
  /// started.
  public func run(
    tool arguments: [String]
  ) throws(Problem) -> (succeeded: Bool, printed: String) {
    let name = arguments.first ?? ""
    guard let program = name.contains("/") ? name : Toolchain.find(name)
    else {
      throw Problem(
        "Package.swift", "there is no \(name) on the PATH",
        help: "install it, or add its folder to PATH")
    }
    do {
      let run = try Command(
        arguments: [program] + arguments.dropFirst(),
        environment: ProcessInfo.processInfo.environment, folder: root,
        limit: 300_000
      ).run()
      return (
        run.ending == .exit(0), String(decoding: run.output, as: UTF8.self)
      )
    } catch {
      throw Problem(
        "Package.swift", error.message, help: "see what the system lacks")
    }
  }

  /// Runs a tool that must succeed, and returns what it printed.
  @discardableResult
  func need(
    _ tool: [String], toMake what: String
  ) throws(Problem) -> String {
    let (succeeded, printed) = try run(tool: tool)
    guard succeeded else {
      throw Problem(
        "README.md", "the \(what) cannot be made: \(tool[0]) failed",
        detail: printed.split(separator: "\n").map(String.init),
        help: "mend what it names")
    }
    return printed
  }
}
