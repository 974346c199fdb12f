import Foundation
import LiteratePages
import TestSupport
import Testing

/// The products as another package gets them, which is in `Tests/Clients`.
///
/// All of them are built anew, which takes as long as the other tests.
@Suite(
  .ownThread,
  .enabled(
    if: ProcessInfo.processInfo.environment["CLIENTS"] != nil,
    "takes long: CLIENTS=1 asks for it"))
struct ClientTests {
  @Test("a package that depends on each product alone builds and runs")
  func products() throws {
    let package = URL(filePath: #filePath)
      .appending(path: "../../Clients").standardized.path
    let build = FileManager.default.temporaryDirectory
      .appending(path: "clients-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: build) }
    func run(_ arguments: String...) throws -> String {
      let run = try Tool(arguments: arguments, directory: package).run()
      #expect(run.ending == .exit(0), "\(run.text)")
      return run.text
    }
    _ = try run("swift", "build", "--scratch-path", build.path)
    for (product, printed) in [
      ("HTTP", "pages/a b\n"), ("Imsg", "1 42\n"), ("Libc", "false true\n"),
      ("Privsep", "true\n"), ("Unix", "exited with status 0\n"),
    ] {
      #expect(try run("\(build.path)/debug/\(product)Client") == printed)
    }
  }
}
