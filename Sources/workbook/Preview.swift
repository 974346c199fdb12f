import Foundation
import Literate

/// `workbook preview`: verifies and shows the book whenever it is saved.
enum Preview: Command {
  static let name = "preview"
  static let summary = "verify and show the book whenever it is saved"
  static let options: [String: String?] = [:]
  static let help = """
    usage: workbook preview CATALOGUE PAGES -- COMMAND...

    Verifies the book, weaves it to the folder CATALOGUE, runs the command, which
    makes the folder PAGES from it, and serves PAGES on this machine alone. After
    each save it does so again, with what the save has touched; code is built by
    SwiftPM before. It goes on, whatever does not hold, until it is interrupted.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let names = arguments.names
    guard names.count > 2 else {
      throw UsageError(
        message: "\(["CATALOGUE", "PAGES", "COMMAND"][names.count]) is missing")
    }
    let root = try currentBook().root
    // Before there are threads, so that they let signals wait too.
    let interruption = Interruption()
    try FileManager.default.createDirectory(
      atPath: names[1], withIntermediateDirectories: true)
    let server = try PageServer(folder: names[1])
    Thread.detachNewThread { server.serve() }
    var previewer = Previewer(
      root: root, catalogue: names[0], command: Array(names[2...]),
      address: server.address)
    previewer.watch(until: interruption)
    server.stop()
    return 0
  }
}
