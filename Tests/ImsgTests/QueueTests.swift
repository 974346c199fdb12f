import Foundation
import Imsg
import Testing
import Unix

@Suite("Messages wait in a queue")
struct QueueTests {
  @Test("until they are sent, in their order", arguments: layouts)
  func order(_ layout: HeaderLayout) throws {
    try withChannel(layout) { channel, peer in
      #expect(channel.output.queuedBytes == 0)
      var expected: [UInt8] = []
      for type in 0..<UInt32(100) {
        let payload = [UInt8](repeating: UInt8(type), count: Int(type) * 7)
        try channel.output.compose(type: type, processID: 3, payload)
        expected += Frame(layout, type: type, payload: payload)
          .with(processID: 3)
        #expect(channel.output.queuedBytes == expected.count)
      }
      let isDone = try channel.output.write()
      #expect(isDone)
      #expect(channel.output.queuedBytes == 0)
      let bytes = try peer.receive().bytes
      #expect(bytes == expected)
    }
  }

  @Test("which what cannot be queued does not change", arguments: layouts)
  func failures(_ layout: HeaderLayout) throws {
    try withChannel(layout) { channel, peer in
      try channel.output.compose(type: 1, processID: 3, [1])
      try channel.setMaximum(60_000)
      // It fails after the queue has grown for it.
      #expect(throws: ImsgError.nulInString) {
        try channel.output.compose(type: 2) { writer in
          writer.write([UInt8](repeating: 2, count: 59_000))
          writer.writeString("a\0b")
        }
      }
      #expect(throws: ImsgError.tooLong(60_001)) {
        try channel.output.compose(
          type: 2, [UInt8](repeating: 2, count: 59_985))
      }
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

  @Test("that can be forgotten, with its descriptors", arguments: layouts)
  func clear(_ layout: HeaderLayout) throws {
    let (coming, going, late) = try (Traveller(), Traveller(), Traveller())
    try withChannel(layout) { channel, peer in
      try channel.setMaximum(20_000)
      try channel.output.compose(type: 1, descriptor: going.leave(), [1])
      try peer.send(
        Frame(layout, type: 2, payload: [2], isMarked: true).bytes,
        passing: coming.leave())
      _ = try channel.input.read()
      #expect(going.isOpenSomewhere())
      #expect(coming.isOpenSomewhere())

      channel.clear()
      #expect(going.isClosedEverywhere())
      #expect(coming.isClosedEverywhere())
      #expect(channel.output.queuedBytes == 0)
      #expect(channel.input.maximum == 20_000)
      var letters = try channel.letters()
      #expect(letters.isEmpty)

      // It goes on as if new.
      try channel.output.compose(type: 3, processID: 3, [3])
      try channel.output.flush()
      let bytes = try peer.receive().bytes
      #expect(bytes == Frame(layout, type: 3, payload: [3]).with(processID: 3))
      try peer.send(
        Frame(layout, type: 4, isMarked: true).bytes, passing: late.leave())
      _ = try channel.input.read()
      let delivery = try Delivery(from: &channel)
      #expect(delivery.file == late.file)
      letters = try channel.letters()
      #expect(letters.isEmpty)
    }
  }

  @Test("that is closed with the channel, with its descriptors")
  func closed() throws {
    let traveller = try Traveller()
    try withChannel { channel, _ in
      try channel.output.compose(type: 1, descriptor: traveller.leave())
      #expect(traveller.isOpenSomewhere())
    }
    #expect(traveller.isClosedEverywhere())
  }
}
