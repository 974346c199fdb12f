import Imsg
import Libc
import TestSupport
import Testing
import Unix

@Suite("A message that its closure gives up")
struct GivenUpTests {
  private struct GaveUp: Error {}

  @Test(
    "leaves what waits as it was, and its descriptors", arguments: layouts)
  func waiting(_ layout: HeaderLayout) throws {
    try withChannel(layout) { channel, peer in
      makeNonblocking(channel.number)
      limitRoom(channel.number)
      var expected: [UInt8] = []
      var received: [UInt8] = []
      let traveller = try Traveller()
      // Nearly as much as there is room for, so that more moves the queue.
      for type in 0..<UInt32(60) {
        let passes = type == 55
        let payload = [UInt8](repeating: UInt8(type), count: 1_000)
        try channel.output.compose(
          type: type, processID: 3,
          descriptor: passes ? traveller.leave() : nil, payload)
        expected += Frame(
          layout, type: type, payload: payload, isMarked: passes
        ).with(processID: 3)
      }
      while channel.output.queuedBytes > 12_000 {
        _ = try channel.output.write()
        received += try peer.receive().bytes
      }
      do {
        try channel.output.compose(type: 99) { writer in
          writer.writeZeros(writer.left)
          throw GaveUp()
        }
        Issue.record("it is not given up")
      } catch is GaveUp {}
      var places: [Int] = []
      while received.count < expected.count {
        _ = try channel.output.write()
        let (bytes, descriptors) = try peer.receive()
        if !descriptors.isEmpty { places.append(received.count) }
        for each in descriptors { _ = Descriptor(owning: each) }
        received += bytes
      }
      #expect(received == expected)
      #expect(places == [55 * 1_016])
      #expect(traveller.isClosedEverywhere())
    }
  }

  #if os(Linux)
    @Test("keeps no memory", .ownThread)
    func memory() async {
      await #expect(processExitsWith: .success) {
        try withChannel { channel, _ in
          try channel.setMaximum(100_000_000)
          let before = try residentMemory()
          try? channel.output.compose(type: 1) { writer in
            writer.write([UInt8](repeating: 1, count: 50_000_000))
            throw GaveUp()
          }
          #expect(try residentMemory() - before < 10_000_000)
        }
      }
    }
  #endif
}
