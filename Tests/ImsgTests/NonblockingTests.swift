import Foundation
import Imsg
import TestSupport
import Testing
import Unix

@Suite("A channel need not wait")
struct NonblockingTests {
  @Test("for what has not come", arguments: layouts)
  func nothing(_ layout: HeaderLayout) throws {
    try withChannel(layout) { channel, peer in
      makeNonblocking(channel.number)
      var received = try channel.input.read()
      #expect(received == .nothing)
      let frame = Frame(layout, payload: [1, 2, 3]).bytes
      for byte in frame.dropLast() {
        try peer.send([byte])
        let letters = try channel.readLetters()
        #expect(letters.isEmpty)
        received = try channel.input.read()
        #expect(received == .nothing)
      }
      try peer.send(frame.suffix(1))
      let letters = try channel.readLetters()
      #expect(letters == [Letter(type: 1, payload: [1, 2, 3])])
      peer.end()
      received = try channel.input.read()
      #expect(received == .end)
    }
  }

  @Test("for a peer that does not read", arguments: layouts)
  func full(_ layout: HeaderLayout) throws {
    try withChannel(layout) { channel, peer in
      makeNonblocking(channel.number)
      let payload = [UInt8](repeating: 1, count: 16_368)
      var count = 0
      repeat {
        try channel.output.compose(type: 1, payload)
        count += 1
      } while try channel.output.write()
      let left = channel.output.queuedBytes
      #expect(0 < left && left <= 16_384)
      for _ in 0..<10 { try channel.output.compose(type: 1, payload) }
      let isDone = try channel.output.write()
      #expect(!isDone)
      #expect(channel.output.queuedBytes >= 10 * 16_384)

      var rest = (count + 10) * 16_384
      while rest > 0 {
        rest -= try peer.receive().bytes.count
        _ = try channel.output.write()
      }
      #expect(rest == 0)
      #expect(channel.output.queuedBytes == 0)
    }
  }

  @Test(
    "and what it sends in parts is whole, and in order", arguments: layouts)
  func parts(_ layout: HeaderLayout) throws {
    try withChannel(layout) { channel, peer in
      makeNonblocking(channel.number)
      limitRoom(channel.number)
      var random = SeededGenerator(seed: 5)
      var expected: [UInt8] = []
      var travellers: [Traveller] = []
      var received: [UInt8] = []
      var files: [File] = []
      for type in 0..<UInt32(400) {
        let count = Int.random(in: 0...2_000, using: &random)
        let payload = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 3) }
        let passes = Int.random(in: 0..<8, using: &random) == 0
        if passes { travellers.append(try Traveller()) }
        let descriptor = passes ? travellers.last?.leave() : nil
        expected += Frame(
          layout, type: type, payload: payload, isMarked: passes
        ).with(processID: 3)
        // By either way, so that one finds the queue as the other left it.
        if type % 2 == 0 {
          try channel.output.compose(
            type: type, processID: 3, descriptor: descriptor, payload)
        } else {
          try channel.output.compose(
            type: type, processID: 3, descriptor: descriptor
          ) { writer in
            for byte in payload.prefix(20) {
              writer.write(byte, as: UInt8.self)
            }
            writer.write(Array(payload.dropFirst(20)))
          }
        }
        if Int.random(in: 0..<3, using: &random) == 0 {
          _ = try channel.output.write()
        }
        let waits = received.count < expected.count - channel.output.queuedBytes
        if waits, Int.random(in: 0..<3, using: &random) == 0 {
          let (bytes, descriptors) = try peer.receive()
          received += bytes
          files += descriptors.map(File.init)
          for each in descriptors { _ = Descriptor(owning: each) }
        }
        #expect(channel.output.queuedBytes <= expected.count - received.count)
      }
      while received.count < expected.count {
        _ = try channel.output.write()
        let (bytes, descriptors) = try peer.receive()
        received += bytes
        files += descriptors.map(File.init)
        for each in descriptors { _ = Descriptor(owning: each) }
      }
      #expect(received == expected)
      #expect(files == travellers.map(\.file))
      for traveller in travellers { #expect(traveller.isClosedEverywhere()) }
    }
  }

  @Test("and a queue that is never empty does not grow for ever", .ownThread)
  func memory() async {
    // In a process of its own, whose memory can be measured.
    await #expect(processExitsWith: .success) {
      try withChannel { channel, peer in
        makeNonblocking(channel.number)
        limitRoom(channel.number)
        let payload = [UInt8](repeating: 1, count: 16_000)
        var memory = 0
        for round in 0..<2_000 {
          try channel.output.compose(type: 1, payload)
          _ = try channel.output.write()
          while channel.output.queuedBytes > 100_000 {
            _ = try peer.receive()
            _ = try channel.output.write()
            #expect(channel.output.queuedBytes > 0)
          }
          if round == 100 { memory = peakMemory() }
        }
        // 32 MB went through it.
        #expect(peakMemory() - memory < 4 << 20)
      }
    }
  }
}

func makeNonblocking(_ descriptor: Int32) {
  _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
}

/// Lets a socket take little at once.
func limitRoom(_ socket: Int32) {
  var room: Int32 = 4_096
  setsockopt(
    socket, SOL_SOCKET, SO_SNDBUF, &room,
    socklen_t(MemoryLayout.size(ofValue: room)))
}
