#if os(Linux)
  import Foundation
  import Imsg
  import Libc
  import TestSupport
  import Testing
  import Unix

  @Suite("Memory is wiped, and given back")
  struct MemoryTests {
    @Test("when a message was sent")
    func sent() async {
      await #expect(processExitsWith: .success) {
        try withChannel { channel, peer in
          try channel.output.composeSecret()
          #expect(try occurrences(ofComplementOf: secret) == 1)
          try channel.output.flush()
          #expect(try occurrences(ofComplementOf: secret) == 0)
          _ = peer
        }
      }
    }

    @Test("when a message was sent from a queue that was never empty")
    func queued() async {
      await #expect(processExitsWith: .success) {
        let ends = try SocketPair()
        let peer = try Peer(ends.right)
        do {
          var channel = Imsgbuf(ends.left)
          _ = fcntl(channel.number, F_SETFL, O_NONBLOCK)
          let filler = [UInt8](repeating: 1, count: 16_000)
          // More than the socket takes, so that the queue grows and moves.
          for _ in 0..<20 {
            try channel.output.composeSecret()
            for _ in 0..<4 { try channel.output.compose(type: 1, filler) }
          }
          while channel.output.queueLength > 2 {
            _ = try channel.output.write()
            if peer.hears() { try peer.skip() }
            let length = channel.output.queueLength
            if length % 20 < 2 {
              #expect(try occurrences(ofComplementOf: secret) <= length)
            }
          }
        }
        #expect(try occurrences(ofComplementOf: secret) == 0)
      }
    }

    @Test("when a message is abandoned, cleared, or its channel ends")
    func dropped() async {
      await #expect(processExitsWith: .success) {
        try withChannel { channel, _ in
          try? channel.output.compose(type: 1) { writer in
            for byte in secret { writer.write(~byte, as: UInt8.self) }
            throw NoMessage()
          }
          #expect(try occurrences(ofComplementOf: secret) == 0)
          try channel.output.compose(type: 1) { writer in
            for byte in secret { writer.write(~byte, as: UInt8.self) }
            writer.truncate(to: 0)
          }
          #expect(try occurrences(ofComplementOf: secret) == 0)
          try channel.output.composeSecret()
          channel.clear()
          #expect(try occurrences(ofComplementOf: secret) == 0)
          try channel.output.composeSecret()
        }
        #expect(try occurrences(ofComplementOf: secret) == 0)
        let ends = try SocketPair()
        var channel = Imsgbuf(ends.left)
        try channel.output.composeSecret()
        let socket = channel.takeSocket()
        #expect(try occurrences(ofComplementOf: secret) == 0)
        try socket.close()
      }
    }

    @Test("when a message was received")
    func received() async {
      await #expect(processExitsWith: .success) {
        let ends = try SocketPair()
        var sender = Imsgbuf(ends.left)
        var receiver = Imsgbuf(ends.right)
        for size in [0, 10_000] {
          try sender.output.compose(
            type: 1, [UInt8](repeating: 1, count: size))
          try sender.output.composeSecret()
          try sender.output.flush()
          _ = try receiver.input.read()
          #expect(try occurrences(ofComplementOf: secret) == 1)
          try receiver.drain()
          #expect(try occurrences(ofComplementOf: secret) == 0)
        }
      }
    }

    @Test("when a message was received, and the next has only begun")
    func begun() async {
      await #expect(processExitsWith: .success) {
        for size in [0, 5_000] {
          let ends = try SocketPair()
          var sender = Imsgbuf(ends.left)
          var receiver = Imsgbuf(ends.right)
          try sender.output.composeSecret()
          try sender.output.compose(
            type: 1, [UInt8](repeating: 1, count: size))
          try sender.output.composeSecret()
          try sender.output.flush()
          // The beginning of a message, written beside the channel.
          #expect(send(sender.number, [1, 0] as [UInt8], 2, 0) == 2)
          _ = try receiver.input.read()
          try receiver.drain()
          #expect(try occurrences(ofComplementOf: secret) == 0)
        }
      }
    }

    @Test("when messages were received that filled the room exactly")
    func exact() async {
      await #expect(processExitsWith: .success) {
        for sizes in [[4_096], [16_384, 16_384, 16_384, 16_384]] {
          let ends = try SocketPair()
          var sender = Imsgbuf(ends.left)
          var receiver = Imsgbuf(ends.right)
          for size in sizes {
            try sender.output.compose(type: 1) { writer in
              for byte in secret { writer.write(~byte, as: UInt8.self) }
              writer.writeZeros(size - 16 - writer.count)
            }
          }
          try sender.output.flush()
          _ = try receiver.input.read()
          #expect(try occurrences(ofComplementOf: secret) == sizes.count)
          try receiver.drain()
          #expect(try occurrences(ofComplementOf: secret) == 0)
        }
      }
    }

    @Test(
      "but for 4 KiB: a thousand idle channels have less than 10 MB",
      .needsDescriptors(2_100))
    func idle() async {
      await #expect(processExitsWith: .success) {
        #expect(allowDescriptors(2_100))
        let count = 1_000
        for size in [1, 16_000] {
          let before = try residentMemory()
          let pairs = try (0..<count).map { _ in try TalkingPair(size) }
          let each = (try residentMemory() - before) / (2 * count)
          #expect(each < 10_000)
          #expect(pairs.count == count)
        }
      }
    }
  }

  /// A secret, as its complement.
  private let secret: [UInt8] = (0..<24).map { UInt8($0 * 5 + 83) }

  extension Imsgbuf.Output {
    /// Queues a message whose payload has the secret, which is written nowhere
    /// else.
    fileprivate mutating func composeSecret() throws {
      try compose(type: 1) { writer in
        for byte in secret { writer.write(~byte, as: UInt8.self) }
      }
    }
  }

  extension Imsgbuf {
    /// Gets all messages, and looks at none.
    fileprivate mutating func drain() throws {
      while let message = try input.get() { _ = message.type }
    }
  }

  /// Two channels that have each sent the other a message.
  private final class TalkingPair {
    var left: Imsgbuf
    var right: Imsgbuf

    init(_ size: Int) throws {
      let ends = try SocketPair()
      left = Imsgbuf(ends.left)
      right = Imsgbuf(ends.right)
      let payload = [UInt8](repeating: 1, count: size)
      try Self.pass(payload, from: &left, to: &right)
      try Self.pass(payload, from: &right, to: &left)
    }

    private static func pass(
      _ payload: [UInt8], from sender: inout Imsgbuf,
      to receiver: inout Imsgbuf
    ) throws {
      try sender.output.compose(type: 1, payload)
      try sender.output.flush()
      _ = try receiver.input.read()
      try receiver.drain()
    }
  }
#endif
