import Libc
import Privsep
import Testing
import Unix

@testable import HTTP

@Suite("A server") struct ServerTests {
  private final class NoFiles: FileSource {
    func open(
      _ path: [UInt8], for id: UInt32
    ) -> Result<OpenFile, Refusal>? { .failure(Refusal(number: ENOENT)) }
  }

  @Test("answers a request that arrives when its client's time is up")
  func lastMoment() async {
    // The loop takes the signals of the whole process.
    await #expect(processExitsWith: .success) {
      var loop = try EventLoop()
      var limits = TimeLimits()
      limits.request = .zero
      var server = try Server(NoFiles(), descriptors: 64, limits: limits)
      let pair = try SocketPair()
      makeNonBlocking(pair.right.number)
      let client = pair.left, number = pair.right.number
      server.connections[number] = Connection(pair.right)
      try server.handle(.readable(number), &loop)
      let request = "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n"
      _ = try client.write(Array(request.utf8))
      try server.handle(.timeOut(Int(number)), &loop)
      let answer = try client.read(upTo: 4096)
      #expect(answer.starts(with: "HTTP/1.1 404 ".utf8))
      // Without another request it's closed.
      try server.handle(.timeOut(Int(number)), &loop)
      #expect(try client.read(upTo: 4096).isEmpty)
    }
  }
}
