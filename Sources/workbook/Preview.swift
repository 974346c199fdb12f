import Foundation
import Literate

/// `workbook preview`: verifies and shows the book whenever it is saved.
enum Preview: Command {
  static let name = "preview"
  static let summary = "verify and show the book whenever it is saved"
  static let options: [String: String?] = [:]
  static let help = """
    usage: workbook preview FOLDER

    Verifies the book, makes its web pages in FOLDER, and serves them on this
    machine alone. After each save it does so again, with what the save has
    touched; code is built by SwiftPM before. It goes on, whatever does not hold,
    until it is interrupted.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    let pages = try arguments.exactly("FOLDER")[0]
    let root = try currentBook().root
    // Before there are threads, so that they let signals wait too.
    let interruption = Interruption()
    try FileManager.default.createDirectory(
      atPath: pages, withIntermediateDirectories: true)
    let server = try PageServer(folder: pages)
    Thread.detachNewThread { server.serve() }
    var previewer = Previewer(
      root: root, pages: pages, address: server.address)
    previewer.watch(until: interruption)
    server.stop()
    return 0
  }
}
