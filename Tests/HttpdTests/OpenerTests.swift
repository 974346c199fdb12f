import Imsg
import Libc
import Literate
import Supervisor
import TestSupport
import Testing
import Unix

@testable import Httpd

@Suite("The opener", .needsSandbox, .ownThread)
struct OpenerTests {
  @Test("pauses while too many descriptors are in flight")
  func exhausted() throws {
    // The limit for those in flight, of all of a user's processes, is that of
    // open files: unix(7).
    let opener = try PartAlone(.opener, by: "ulimit -n 12; exec \"$@\"")
    var channel = Imsgbuf(try opener.sendChannel(1), passesDescriptors: true)
    for id in 0..<20 {
      let path = Array("/file\(id)".utf8)
      try channel.ask(for: FileRequest(id: UInt32(id), path: path))
    }
    try channel.output.flush()
    #expect(try opener.answers().count == 1)
    let before = waits(of: opener.processID)
    try eventually { waits(of: opener.processID) >= before + 10 }
    var ids: [UInt32] = []
    while ids.count < 20 {
      guard let answer = try channel.nextAnswer() else {
        try #require(try channel.input.read() != .end)
        continue
      }
      ids.append(answer.id)
      _ = try answer.file.get()
    }
    #expect(ids == Array(0..<20))
    #expect(try opener.end() == .status(0))
  }

  @Test(
    "answers its parent between requests, if each takes long",
    .needs(.ptrace), .enabled(if: strace != nil, "needs strace"))
  func slowDisk() throws {
    let opener = try PartAlone(
      .opener,
      by: "exec strace -f -o /dev/null "
        + "-e inject=newfstatat:delay_enter=50000 \"$@\"")
    let end = try opener.sendChannel(1)
    let number = end.number
    var channel = Imsgbuf(end, passesDescriptors: true)
    let count = 60
    for id in 0..<UInt32(count) {
      try channel.ask(for: FileRequest(id: id, path: Array("/none".utf8)))
    }
    try channel.output.flush()
    // The first answer: the opener is busy now.
    #expect(wait(for: number))
    _ = try opener.answers()
    var arrived: Int32 = 0
    #expect(ioctl(number, UInt(FIONREAD), &arrived) == 0)
    // A header, and the number of an error.
    #expect(arrived > 0 && Int(arrived) < count * 20)
    #expect(try opener.end() == .status(0))
  }

  @Test("does not complain about a worker that was killed inside a message")
  func cut() throws {
    let opener = try PartAlone(.opener)
    let channel = try opener.sendChannel(3)
    _ = try channel.write(Array(Self.fileRequest.prefix(20)))
    shutdown(channel.number, Int32(SHUT_WR))
    #expect(try channel.read(upTo: 1) == [])
    #expect(try opener.answers().map(\.type) == [MessageType.pong])
    #expect(try opener.end() == .status(0))
  }

  @Test(
    "complains about the channel on which the protocol was violated",
    arguments: [
      [4, 0, 0, 0, 3, 0, 0, 0] + [UInt8](repeating: 0, count: 8),
      // Well-formed, but not a request.
      [6] + Self.fileRequest.dropFirst(),
    ])
  func wrong(message: [UInt8]) throws {
    let opener = try PartAlone(.opener)
    let channel = try opener.sendChannel(3)
    _ = try channel.write(message)
    #expect(try channel.read(upTo: 1) == [])
    let answers = try opener.answers()
    #expect(answers.map(\.type) == [MessageType.complaint, MessageType.pong])
    #expect(answers.first?.peerID == 3)
    #expect(try opener.end() == .status(0))
  }

  /// A request for `/tale`.
  private static let fileRequest: [UInt8] =
    [5, 0, 0, 0] + [21, 0, 0, 0] + [7, 0, 0, 0] + [0, 0, 0, 0] + "/tale".utf8
}

private let strace = Toolchain.find("strace")
