import Imsg
import Testing

@Suite("A closure that writes a message")
struct ComposeTests {
  private struct Refusal: Error {}

  @Test("returns what it likes, also what cannot be copied")
  func returns() throws {
    try withChannel { channel, _ in
      let count = try channel.output.compose(type: 1) { writer in
        writer.write(7, as: UInt32.self)
        return writer.count
      }
      #expect(count == 4)
      let traveller = try Traveller()
      let descriptor = try channel.output.compose(type: 1) { _ in
        traveller.leave()
      }
      let isThere = descriptor != nil
      #expect(isThere)
      #expect(channel.output.queueLength == 2)
    }
  }

  @Test("throws what it likes, and then nothing is queued", arguments: layouts)
  func throwing(_ layout: HeaderLayout) throws {
    let traveller = try Traveller()
    try withChannel(layout) { channel, peer in
      try channel.output.compose(type: 1, processID: 3, [1])
      #expect(throws: Refusal.self) {
        try channel.output.compose(
          type: 2, descriptor: traveller.leave()
        ) { writer in
          writer.write([UInt8](repeating: 2, count: 10_000))
          throw Refusal()
        }
      }
      #expect(traveller.isClosedEverywhere())
      #expect(channel.output.queueLength == 1)
      #expect(channel.output.queuedBytes == 17)
      try channel.output.compose(type: 3, processID: 3, [3])
      try channel.output.flush()
      let bytes = try peer.receive().bytes
      #expect(
        bytes
          == Frame(layout, type: 1, payload: [1]).with(processID: 3)
          + Frame(layout, type: 3, payload: [3]).with(processID: 3))
    }
  }

  @Test("and one that throws the library's errors keeps their type")
  func typed() throws {
    func compose(on channel: inout Imsgbuf) throws(ImsgError) -> Int {
      try channel.output.compose(type: 1) { writer throws(ImsgError) in
        let bytes: [UInt8] = [1]
        var reader = PayloadReader(bytes.span.bytes)
        return Int(try reader.read(UInt16.self))
      }
    }
    try withChannel { channel, _ in
      #expect(throws: ImsgError.outOfBounds) {
        _ = try compose(on: &channel)
      }
      #expect(channel.output.queueLength == 0)
    }
  }

  @Test("may compose on another channel meanwhile")
  func nested() throws {
    try withChannel { first, firstPeer in
      try withChannel { second, secondPeer in
        try first.output.compose(type: 1) { writer in
          writer.write(1, as: UInt8.self)
          try second.output.compose(type: 2) { inner in
            inner.write([UInt8](repeating: 2, count: 5_000))
            writer.write([UInt8](repeating: 1, count: 5_000))
            inner.write(2, as: UInt8.self)
          }
          writer.write(1, as: UInt8.self)
        }
        try first.output.flush()
        try second.output.flush()
        let (one, two) = try (
          firstPeer.receive().bytes, secondPeer.receive().bytes
        )
        #expect(one[16...].elementsEqual(repeatElement(1, count: 5_002)))
        #expect(two[16...].elementsEqual(repeatElement(2, count: 5_001)))
      }
    }
  }

  @Test("is counted in messages, and in bytes", arguments: layouts)
  func counts(_ layout: HeaderLayout) throws {
    try withChannel(layout) { channel, peer in
      makeNonblocking(channel.number)
      limitRoom(channel.number)
      var sizes: [Int] = []
      for index in 0..<300 {
        sizes.append(16 + index * 37 % 900)
        try channel.output.compose(
          type: 1, [UInt8](repeating: 1, count: sizes[index] - 16))
      }
      let total = sizes.reduce(0, +)
      #expect(channel.output.queueLength == 300)
      while channel.output.queuedBytes > 0 {
        _ = try channel.output.write()
        var gone = total - channel.output.queuedBytes
        let whole = sizes.prefix { size in
          gone -= size
          return gone >= 0
        }
        #expect(channel.output.queueLength == 300 - whole.count)
        _ = try peer.receive()
      }
      #expect(channel.output.queueLength == 0)
    }
  }
}
