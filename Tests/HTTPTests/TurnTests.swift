import Foundation
import Libc
import Testing
import Unix

@testable import HTTP

@Suite("A turn of a connection")
struct TurnTests {
  private static let request = "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n"
  private static let path = Connection.Need.file(Array("/x".utf8))
  private let limits = TimeLimits()

  @Test("is one response, even if each read returns exactly one request")
  func answers() throws {
    var link = try Link()
    let end = " HTTP/1.1\r\nHost: localhost\r\n\r\n"
    let start = "GET /"
    let rest = 4096 - start.utf8.count - end.utf8.count
    let target = String(repeating: "x", count: rest)
    try link.send(start + target + end + start + target + end)
    #expect(link.advance() == .file(Array("/\(target)".utf8)))
    link.connection.deliver(.failure(Refusal(number: ENOENT)))
    #expect(link.advance() == .writable)
    #expect(link.advance() == .file(Array("/\(target)".utf8)))
  }

  @Test("discards 64 KiB while draining, and 1 MiB in all")
  func draining() throws {
    var link = try Link()
    try link.send("x\r\n\r\n")
    #expect(link.advance() == .readable)
    #expect(link.connection.loss != .nothing)
    let bytes = [UInt8](repeating: 0, count: 1 << 16)
    var turns = 0
    repeat {
      _ = link.flood(bytes)
      turns += 1
    } while turns < 100 && link.advance() == .readable
    #expect((16..<100).contains(turns))
    // The response is still in transit, and would be lost.
    #expect(link.advance() == .source)
    _ = try link.client.read(upTo: 4096)
    #expect(link.advance() == .close)
  }

  @Test("reads no more than a head may have, though it be empty lines")
  func flood() throws {
    var link = try Link()
    let total = link.flood((0..<2000).map { $0 % 2 == 0 ? 13 : 10 })
    #expect(link.advance() == .readable)
    let left = link.unread(at: link.number)
    #expect(total - left <= Request.limit)
    #expect(left > 0 && link.connection.mayRead)
  }

  @Test("makes no progress by empty lines, however many arrive")
  func emptyLines() throws {
    var link = try Link()
    #expect(link.advance() == .readable)
    link.connection.hasMoved = false
    for text in ["\r\n", "\r\n\r\n", "\r", "\n", "\r", "\n"] {
      try link.send(text)
      link.connection.mayRead = true
      #expect(link.advance() == .readable)
      #expect(!link.connection.hasMoved && link.connection.loss == .nothing)
    }
    #expect(link.connection.timeOut())
  }

  @Test("takes no empty line after a request for the start of another")
  func emptyLineAfter() throws {
    var link = try Link()
    try link.send(Self.request + "\r\n")
    #expect(link.advance() == Self.path)
    link.connection.deliver(.failure(Refusal(number: ENOENT)))
    while link.advance() == .writable {}
    _ = try link.client.read(upTo: 4096)
    #expect(link.connection.loss == .nothing)
    // A request that has begun would get a 408.
    #expect(link.connection.timeOut())
  }

  @Test("keeps the connection while its last response is in transit")
  func onItsWay() throws {
    var link = try Link()
    try link.send("x\r\n\r\n")
    #expect(link.advance() == .readable)
    #expect(link.connection.interval(limits) == limits.draining)
    #expect(link.connection.timeLimit(limits) == limits.sending)
    #expect(!link.connection.noteTaken())
    _ = try link.client.read(upTo: 4096)
    #expect(!link.connection.noteTaken())
    #expect(link.connection.timeLimit(limits) == limits.draining)
  }

  @Test(
    "keeps an idle connection while its response is in transit",
    arguments: [false, true])
  func notIdle(isLast: Bool) throws {
    var link = try Link()
    try link.send(Self.request)
    #expect(link.advance() == Self.path)
    link.connection.deliver(.failure(Refusal(number: ENOENT)))
    #expect(link.advance() == .readable)
    #expect(link.connection.timeLimit(limits) == limits.sending)
    #expect(link.connection.loss == .answer)
    if isLast {
      // As if the server was told to stop.
      link.connection.isLast = true
      link.connection.mayRead = true
      #expect(link.advance() == .readable)
      #expect(link.connection.interval(limits) == limits.draining)
    }
    _ = try link.client.read(upTo: 4096)
    #expect(
      link.connection.timeLimit(limits) == link.connection.interval(limits))
    #expect(link.connection.loss == (isLast ? .some : .nothing))
  }

  @Test("is no progress if it has only filled the buffers")
  func taken() throws {
    var link = try Link()
    try link.send(Self.request)
    #expect(link.advance() == Self.path)
    link.connection.deliver(.success(try file(ofSize: 16 << 20)))
    link.connection.hasMoved = false
    // This fills the socket.
    for _ in 0..<100 { #expect(link.advance() == .writable) }
    #expect(!link.connection.noteTaken() && !link.connection.hasMoved)
    _ = try link.client.read(upTo: 100_000)
    #expect(link.connection.noteTaken())
    #expect(!link.connection.noteTaken())
  }

  @Test("ends with a 503 if the file is not opened in time")
  func late() throws {
    var link = try Link()
    try link.send(Self.request)
    #expect(link.advance() == Self.path)
    #expect(!link.connection.timeOut())
    #expect(link.advance() == .readable)
    let answer = try link.client.read(upTo: 4096)
    #expect(answer.starts(with: "HTTP/1.1 503 ".utf8))
  }

  @Test(
    "sends a megabyte of a file",
    .enabled(
      if: largestSendBuffer > 3 << 20, "needs a larger net.core.wmem_max"))
  func files() throws {
    var link = try Link()
    var size = Int32(16 << 20)
    setsockopt(link.number, SOL_SOCKET, SO_SNDBUF, &size, 4)
    try link.send(Self.request)
    #expect(link.advance() == Self.path)
    link.connection.deliver(.success(try file(ofSize: 3 << 20)))
    #expect(link.advance() == .writable)
    let sent = link.unread(at: link.client.number)
    #expect((1 << 20...1 << 20 + 1000).contains(sent))
  }

  /// An open file of zeros, which has no name.
  private func file(ofSize size: Int) throws -> OpenFile {
    let path = NSTemporaryDirectory() + "turn-\(UUID().uuidString)"
    let number = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    try #require(number != -1)
    unlink(path)
    try #require(ftruncate(number, off_t(size)) == 0)
    return OpenFile(Descriptor(owning: number))
  }
}

/// The largest send buffer that a socket can have, in bytes.
private let largestSendBuffer: Int32 = {
  guard let line = try? SocketPair() else { return 0 }
  var size = Int32(16 << 20)
  var length = socklen_t(4)
  setsockopt(line.left.number, SOL_SOCKET, SO_SNDBUF, &size, length)
  getsockopt(line.left.number, SOL_SOCKET, SO_SNDBUF, &size, &length)
  return size
}()
