import Foundation
import Imsg
import Literate
import Testing
import Unix

/// A second implementation of imsg, in Python.
enum PythonPeer {
  /// The first Python on the PATH; nil where there is none.
  static let python = Toolchain.find("python3")

  /// Lends a channel to such a peer, in a process of its own, which must see
  /// the end afterwards and end well.
  static func talk(
    _ layout: HeaderLayout, _ body: (inout Imsgbuf) throws -> Void
  ) throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "peer.py").path
    let ends = try SocketPair()
    let process = Process()
    process.executableURL = URL(filePath: try #require(python))
    process.arguments = [script, layout == .length16 ? "16" : "32"]
    process.standardInput = FileHandle(
      fileDescriptor: ends.right.number, closeOnDealloc: false)
    try process.run()
    try ends.right.close()
    var failure: (any Error)?
    do {
      var channel = Imsgbuf(
        ends.left, layout: layout, passesDescriptors: true)
      try body(&channel)
    } catch {
      failure = error
    }
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    if let failure { throw failure }
  }
}
