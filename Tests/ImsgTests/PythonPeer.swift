import Foundation
import Imsg
import Testing
import Unix

/// A second implementation of imsg, in Python.
enum PythonPeer {
  /// The first Python on the PATH; nil where there is none.
  static let python = searchPath.split(separator: ":").map { "\($0)/python3" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  private static let searchPath =
    ProcessInfo.processInfo.environment["PATH"] ?? ""

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

extension Imsgbuf {
  /// Waits for the next message.
  mutating func waitForDelivery() throws -> Delivery {
    while true {
      do {
        return try Delivery(from: &self)
      } catch is NoMessage {
        let received = try read()
        if received == .end { throw NoMessage() }
      }
    }
  }
}
