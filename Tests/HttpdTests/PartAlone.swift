import Imsg
import Libc
import Literate
import Privsep
import Testing
import Unix

@testable import Httpd

/// A part of the server, whose parent is a test.
final class PartAlone {
  let processID: pid_t
  let errors: Transcript
  private let log: Transcript
  private let folder: Folder
  private var child: Child?
  private var channel: Imsgbuf?

  /// Starts the part, by a shell command if there is one, as `Server` does.
  init(_ role: Role, by command: String? = nil) throws {
    (log, errors) = (try Transcript(), try Transcript())
    folder = try Folder()
    let ends = try SocketPair()
    let shell = command.map { ["/bin/sh", "-c", $0, "sh"] } ?? []
    let child = try spawn(
      shell + [Server.program, role.rawValue, folder.path],
      output: log.writer, errors: errors.writer, channel: ends.right.number)
    processID = child.processID
    self.child = consume child
    log.begin()
    errors.begin()
    channel = Imsgbuf(ends.left, passesDescriptors: true)
    if role == .opener {
      let number = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      try send(MessageType.folder, Descriptor(owning: number))
    }
  }

  func send(
    _ type: UInt32, peerID: UInt32 = 0,
    _ descriptor: consuming Descriptor? = nil
  ) throws {
    try channel?.output.compose(
      type: type, peerID: peerID, descriptor: descriptor)
    try channel?.output.flush()
  }

  /// Sends it an end of a channel, and returns the other end.
  func sendChannel(_ id: UInt32) throws -> Descriptor {
    let ends = try SocketPair()
    try ends.left.stopWaiting()
    try send(MessageType.channel, peerID: id, ends.left)
    return ends.right
  }

  /// All messages that it has sent, up to the answer to a ping.
  func answers() throws -> [(type: UInt32, peerID: UInt32)] {
    try send(MessageType.ping)
    var answers: [(type: UInt32, peerID: UInt32)] = []
    while answers.last?.type != MessageType.pong {
      if let message = try channel?.input.get() {
        answers.append((message.type, message.peerID))
      } else {
        try #require(try channel?.input.read() == .bytes)
      }
    }
    return answers
  }

  /// Waits until it has exited, and returns how.
  func wait() throws -> Exit? {
    try #require(errors.ends() && log.ends())
    return try child.take()?.wait()
  }

  /// Closes its channel, and waits until it has exited.
  func end() throws -> Exit? {
    channel = nil
    return try wait()
  }
}
