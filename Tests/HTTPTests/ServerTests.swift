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

  @Test("closes no connection in favour of a new one while it stops")
  func stopping() async {
    await #expect(processExitsWith: .success) {
      var loop = try EventLoop()
      var limits = TimeLimits()
      limits.grace = .zero
      var server = try Server(NoFiles(), descriptors: 64, limits: limits)
      let listener = socket(AF_INET, streamSocket, 0)
      try #require(listenOnLoopback(listener, 0) == 0)
      makeNonBlocking(listener)
      server.listen(on: Descriptor(owning: listener), &loop)
      for _ in 0..<server.mostConnections + 20 {
        let client = socket(AF_INET, streamSocket, 0)
        try #require(connectToLoopback(client, portNumber(listener)) == 0)
        // A request that has begun.
        send(client, "GET /", 5, 0)
      }
      while server.connections.count < server.mostConnections {
        var evictable: [Connection]? = []
        #expect(try server.accept(evicting: &evictable, &loop))
      }
      let before = server.connections.values.map { ObjectIdentifier($0) }
      server.stop(&loop)
      let after = server.connections.values.map { ObjectIdentifier($0) }
      #expect(Set(after) == Set(before))
    }
  }
}
