import Foundation
import Libc
import Testing
import Unix

@testable import HTTP

@Suite("A turn of a connection")
struct TurnTests {
  @Test("is one response, even if each read returns exactly one request")
  func answers() throws {
    let pair = try SocketPair()
    makeNonBlocking(pair.right.number)
    let connection = Connection(pair.right)
    var log = Log(to: -1)
    let end = " HTTP/1.1\r\nHost: localhost\r\n\r\n"
    let start = "GET /"
    let rest = 4096 - start.utf8.count - end.utf8.count
    let target = String(repeating: "x", count: rest)
    let requests = Array((start + target + end + start + target + end).utf8)
    _ = try pair.left.write(requests.span.bytes)
    #expect(connection.advance(&log) == .file(Array("/\(target)".utf8)))
    connection.deliver(.failure(Refusal(number: ENOENT)))
    #expect(connection.advance(&log) == .writable)
    #expect(connection.advance(&log) == .file(Array("/\(target)".utf8)))
  }

  @Test("discards 64 KiB while draining, and 1 MiB in all")
  func draining() throws {
    let pair = try SocketPair()
    makeNonBlocking(pair.right.number)
    makeNonBlocking(pair.left.number)
    let connection = Connection(pair.right)
    var log = Log(to: -1)
    _ = try pair.left.write(Array("x\r\n\r\n".utf8).span.bytes)
    #expect(connection.advance(&log) == .readable)
    #expect(connection.loss != .nothing)
    let bytes = [UInt8](repeating: 0, count: 1 << 16)
    var turns = 0
    repeat {
      while (try? pair.left.write(bytes.span.bytes)) != nil {}
      turns += 1
    } while turns < 100 && connection.advance(&log) == .readable
    #expect((16..<100).contains(turns))
    // The response is still in transit, and would be lost.
    #expect(connection.advance(&log) == .source)
    _ = try pair.left.read(upTo: 4096)
    #expect(connection.advance(&log) == .close)
  }

  @Test("reads no more than a head may have, though it be empty lines")
  func flood() throws {
    let pair = try SocketPair()
    makeNonBlocking(pair.right.number)
    makeNonBlocking(pair.left.number)
    let number = pair.right.number
    let connection = Connection(pair.right)
    var log = Log(to: -1)
    let lines = [UInt8]((0..<1000).flatMap { _ in [13, 10] as [UInt8] })
    var total = 0
    while let count = try? pair.left.write(lines), count == lines.count {
      total += count
    }
    #expect(connection.advance(&log) == .readable)
    var left: Int32 = 0
    #expect(ioctl(number, UInt(FIONREAD), &left) == 0)
    #expect(total - Int(left) <= Request.limit)
    #expect(left > 0 && connection.mayRead)
  }

  @Test("makes no progress by empty lines, however many arrive")
  func emptyLines() throws {
    let pair = try SocketPair()
    makeNonBlocking(pair.right.number)
    let connection = Connection(pair.right)
    var log = Log(to: -1)
    #expect(connection.advance(&log) == .readable)
    connection.hasMoved = false
    for bytes in ["\r\n", "\r\n\r\n"] {
      _ = try pair.left.write(Array(bytes.utf8))
      connection.mayRead = true
      #expect(connection.advance(&log) == .readable)
      #expect(!connection.hasMoved && connection.loss == .nothing)
    }
    #expect(connection.timeOut())
  }

  @Test("keeps the connection while its last response is in transit")
  func onItsWay() throws {
    let pair = try SocketPair()
    makeNonBlocking(pair.right.number)
    let connection = Connection(pair.right)
    var log = Log(to: -1)
    _ = try pair.left.write(Array("x\r\n\r\n".utf8))
    #expect(connection.advance(&log) == .readable)
    let limits = TimeLimits()
    #expect(connection.interval(limits) == limits.draining)
    #expect(connection.timeLimit(limits) == limits.sending)
    _ = connection.hasTaken()
    #expect(!connection.hasTaken())
    _ = try pair.left.read(upTo: 4096)
    #expect(!connection.hasTaken())
    #expect(connection.timeLimit(limits) == limits.draining)
  }

  @Test("keeps an idle connection while its response is in transit")
  func notIdle() throws {
    for isLast in [false, true] {
      let pair = try SocketPair()
      makeNonBlocking(pair.right.number)
      let connection = Connection(pair.right)
      var log = Log(to: -1)
      let request = "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n"
      _ = try pair.left.write(Array(request.utf8))
      #expect(connection.advance(&log) == .file(Array("/x".utf8)))
      connection.deliver(.failure(Refusal(number: ENOENT)))
      #expect(connection.advance(&log) == .readable)
      let limits = TimeLimits()
      #expect(connection.timeLimit(limits) == limits.sending)
      #expect(connection.loss == .answer)
      if isLast {
        // As if the server was told to stop.
        connection.isLast = true
        connection.mayRead = true
        #expect(connection.advance(&log) == .readable)
        #expect(connection.interval(limits) == limits.draining)
      }
      _ = try pair.left.read(upTo: 4096)
      #expect(connection.timeLimit(limits) == connection.interval(limits))
      #expect(connection.loss == (isLast ? .some : .nothing))
    }
  }

  @Test("is no progress if it has only filled the buffers")
  func taken() throws {
    let pair = try SocketPair()
    makeNonBlocking(pair.right.number)
    let connection = Connection(pair.right)
    var log = Log(to: -1)
    let request = Array("GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
    _ = try pair.left.write(request)
    #expect(connection.advance(&log) == .file(Array("/x".utf8)))
    let path = NSTemporaryDirectory() + "turn-\(UUID().uuidString)"
    defer { unlink(path) }
    try Data(count: 16 << 20).write(to: URL(filePath: path))
    let number = open(path, O_RDONLY | O_CLOEXEC)
    connection.deliver(.success(OpenFile(Descriptor(owning: number))))
    connection.hasMoved = false
    // This fills the socket.
    for _ in 0..<100 { #expect(connection.advance(&log) == .writable) }
    #expect(!connection.hasTaken() && !connection.hasMoved)
    _ = try pair.left.read(upTo: 100_000)
    #expect(connection.hasTaken())
    #expect(!connection.hasTaken())
  }

  @Test("ends with a 503 if the file is not opened in time")
  func late() throws {
    let pair = try SocketPair()
    makeNonBlocking(pair.right.number)
    let connection = Connection(pair.right)
    var log = Log(to: -1)
    let request = "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n"
    _ = try pair.left.write(Array(request.utf8).span.bytes)
    #expect(connection.advance(&log) == .file(Array("/x".utf8)))
    #expect(!connection.timeOut())
    #expect(connection.advance(&log) == .readable)
    makeNonBlocking(pair.left.number)
    let answer = (try? pair.left.read(upTo: 4096)) ?? []
    #expect(answer.starts(with: "HTTP/1.1 503 ".utf8))
  }

  @Test(
    "sends a megabyte of a file",
    .enabled(
      if: largestSendBuffer > 3 << 20, "needs a larger net.core.wmem_max"))
  func files() throws {
    let path = NSTemporaryDirectory() + "turn-\(UUID().uuidString)"
    defer { unlink(path) }
    try Data(count: 3 << 20).write(to: URL(filePath: path))
    let pair = try SocketPair()
    makeNonBlocking(pair.right.number)
    var size = Int32(16 << 20)
    setsockopt(pair.right.number, SOL_SOCKET, SO_SNDBUF, &size, 4)
    let connection = Connection(pair.right)
    var log = Log(to: -1)
    let request = "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n"
    _ = try pair.left.write(Array(request.utf8).span.bytes)
    #expect(connection.advance(&log) == .file(Array("/x".utf8)))
    let number = open(path, O_RDONLY | O_CLOEXEC)
    connection.deliver(.success(OpenFile(Descriptor(owning: number))))
    #expect(connection.advance(&log) == .writable)
    var pending: Int32 = 0
    #expect(ioctl(pair.left.number, UInt(FIONREAD), &pending) == 0)
    #expect(pending <= 1 << 20 + 1000)
  }
}

/// The largest send buffer that a socket can have, in bytes.
private let largestSendBuffer: Int32 = {
  guard let pair = try? SocketPair() else { return 0 }
  var size = Int32(16 << 20)
  var length = socklen_t(4)
  setsockopt(pair.left.number, SOL_SOCKET, SO_SNDBUF, &size, length)
  getsockopt(pair.left.number, SOL_SOCKET, SO_SNDBUF, &size, &length)
  return size
}()
