import Libc
import TestSupport
import Testing
import Unix

@testable import Httpd

@Suite("What a part writes") struct RelayTests {
  /// A part's pipe, whose lines go to a pipe of the parent's.
  private final class Line {
    var part: Descriptor?
    let relay: Relay
    let outlet: Outlet
    /// The pipe's other end, which the relay has.
    let source: Int32
    private let reader, writer: Descriptor

    init(prefix: String = "", within quota: Quota = Quota()) throws {
      let (source, written) = try pipe()
      self.source = source
      let (read, sink) = try pipe()
      outlet = Outlet(sink, "the outlet") { "\($0) lost" }
      relay = try Relay(
        Descriptor(owning: source), to: outlet, prefix: prefix,
        within: quota)
      part = Descriptor(owning: written)
      reader = Descriptor(owning: read)
      writer = Descriptor(owning: sink)
    }

    /// Lets the part write some text, and returns what is passed on.
    func passOn(_ text: String) throws -> String {
      _ = try part?.write(Array(text.utf8))
      relay.passOn()
      return try passedOn()
    }

    /// Lets the part end.
    func end() {
      part = nil
      // A process that another test starts may have the other end for a moment.
      #expect(wait(for: source, 0))
    }

    /// What was passed on, if anything.
    func passedOn() throws -> String {
      outlet.flush(within: .zero)
      if !wait(for: reader.number, within: .zero) { return "" }
      let bytes = try reader.read(upTo: 1 << 16)
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  @Test("is passed on in whole lines, with the part's name before each")
  func whole() throws {
    let line = try Line(prefix: "worker: ")
    #expect(try line.passOn("half") == "")
    #expect(
      try line.passOn(" line\nanother\nand")
        == "worker: half line\nworker: another\n")
    line.end()
    #expect(!line.relay.passOn())
    #expect(try line.passedOn() == "worker: and\n")
  }

  @Test("is no command for a terminal")
  func hostile() throws {
    let line = try Line()
    #expect(
      try line.passOn("\u{1b}[31m\r\u{9b}\n") == "\\x1b[31m\\x0d\\xc2\\x9b\n")
    let entry = "a line of the log, \"and\" \\x22\n"
    #expect(try line.passOn(entry) == entry)
  }

  @Test("is no line without an end")
  func long() throws {
    let line = try Line()
    let text = String(repeating: "x", count: 5000)
    _ = try line.part?.write(Array(text.utf8))
    while line.relay.passOn() {}
    #expect(try line.passedOn() == text.prefix(4095) + "\n")
    #expect(try line.passOn("\n") == text.dropFirst(4095) + "\n")
  }

  @Test(
    "ends with the part, even if another process has its pipe and writes on",
    .timeLimit(.minutes(1)))
  func ends() throws {
    let line = try Line()
    let part = line.part?.number ?? -1
    let yes = try spawn(["/usr/bin/yes"], output: part, errors: part)
    defer { kill(yes.processID, SIGKILL) }
    #expect(wait(for: line.source))
    line.relay.passOnRest()
    #expect(try line.passedOn().hasPrefix("y\ny\n"))
  }

  @Test("is counted and not passed on beyond the quota")
  func quota() throws {
    let line = try Line(within: Quota(10))
    #expect(
      try line.passOn("123456\n7890123\n7890\n") == "123456\n1 lost\n7890\n")
  }
}

/// Both ends of a pipe, to read from and to write to.
private func pipe() throws -> (Int32, Int32) {
  var ends: [Int32] = [-1, -1]
  try #require(makePipe(&ends) == 0)
  return (ends[0], ends[1])
}
