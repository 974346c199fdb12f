import Foundation
import Imsg
import Testing
import Unix

@Suite(
  "A peer in Python understands, and is understood",
  .enabled(if: PythonPeer.python != nil, "needs python3"),
  .timeLimit(.minutes(5)))
struct PeerTests {
  @Test("whatever is said, with and without descriptors", arguments: layouts)
  func echo(_ layout: HeaderLayout) throws {
    let travellers = try (0..<5).map { _ in try Traveller() }
    try PythonPeer.talk(layout) { channel in
      for (index, count) in [0, 1, 15, 1_000, 16_368].enumerated() {
        let payload = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 7) }
        for traveller in [nil, travellers[index], nil] {
          let peerID = UInt32.random(in: 0...(.max))
          let processID = Int32.random(in: 1...(.max))
          try channel.compose(
            type: 1, peerID: peerID, processID: processID,
            descriptor: traveller?.leave(), payload)
          try channel.flush()
          let delivery = try channel.waitForDelivery()
          #expect(
            delivery.letter
              == Letter(
                type: 2, peerID: peerID, processID: processID,
                isMarked: traveller != nil, payload: payload))
          #expect(delivery.file == traveller?.file)
        }
      }
    }
    for traveller in travellers { #expect(traveller.isClosedEverywhere()) }
  }

  @Test(
    "many messages at once, from an end that does not wait", arguments: layouts)
  func flush(_ layout: HeaderLayout) throws {
    try PythonPeer.talk(layout) { channel in
      _ = fcntl(channel.number, F_SETFL, O_NONBLOCK)
      var (size, sum) = (UInt32(0), UInt32(0))
      for number in 0..<UInt32(1_000) {
        let payload = [UInt8](
          repeating: UInt8(number % 251), count: Int(number))
        size += number
        sum += payload.reduce(0) { $0 + UInt32($1) }
        try channel.compose(type: 3, payload)
      }
      try channel.compose(type: 4)
      try channel.flush()
      #expect(channel.queueLength == 0)
      _ = fcntl(channel.number, F_SETFL, 0)
      let delivery = try channel.waitForDelivery()
      #expect(
        delivery.letter.payload == [1_000, size, sum].flatMap(littleEndian))
    }
  }

  @Test("many messages at once, from the peer", arguments: layouts)
  func flood(_ layout: HeaderLayout) throws {
    let standardError = File(2)
    try PythonPeer.talk(layout) { channel in
      try channel.compose(type: 6) { $0.write(UInt32(1_500)) }
      try channel.flush()
      for number in 0..<1_500 {
        let delivery = try channel.waitForDelivery()
        let isMarked = number % 10 == 0
        #expect(
          delivery.letter
            == Letter(
              type: 7, peerID: UInt32(number), processID: getpid(),
              isMarked: isMarked,
              payload: [UInt8](
                repeating: UInt8(truncatingIfNeeded: number), count: number)))
        #expect(delivery.file == (isMarked ? standardError : nil))
      }
    }
  }

  @Test("a message of more bytes than 16 bits can count")
  func long() throws {
    try PythonPeer.talk(.length32) { channel in
      try channel.setMaximum(1 << 20)
      let payload = [UInt8](repeating: 0x5A, count: (1 << 20) - 16)
      try channel.compose(type: 1, processID: 1, payload)
      try channel.flush()
      let delivery = try channel.waitForDelivery()
      #expect(
        delivery.letter == Letter(type: 2, processID: 1, payload: payload))
    }
  }

  @Test("numbers and strings that are written", arguments: layouts)
  func written(_ layout: HeaderLayout) throws {
    try PythonPeer.talk(layout) { channel in
      try channel.compose(type: 8) { writer in
        writer.write(Int8(-5))
        writer.write(UInt16(0xBEEF))
        writer.write(Int32.min)
        writer.write(UInt64.max)
        writer.writeBigEndian(UInt8(200))
        writer.writeBigEndian(Int16(-2))
        writer.writeBigEndian(UInt32(0x0102_0304))
        writer.writeBigEndian(Int64(-6))
        writer.write("Grüße")
        writer.write([1, 2, 3] as [UInt8])
      }
      try channel.flush()
      let delivery = try channel.waitForDelivery()
      #expect(
        String(decoding: delivery.letter.payload, as: UTF8.self)
          == """
          (-5, 48879, -2147483648, 18446744073709551615) \
          (200, -2, 16909060, -6) Grüße 010203
          """)
    }
  }

  @Test("numbers and strings that are read", arguments: layouts)
  func read(_ layout: HeaderLayout) throws {
    try PythonPeer.talk(layout) { channel in
      try channel.compose(type: 10)
      try channel.flush()
      let delivery = try channel.waitForDelivery()
      let payload = delivery.letter.payload
      var reader = PayloadReader(payload.span.bytes)
      #expect(try reader.read() as UInt8 == 255)
      #expect(try reader.read() as Int16 == -2)
      #expect(try reader.read() as UInt32 == 0xDEAD_BEEF)
      #expect(try reader.read() as Int64 == .min)
      #expect(try reader.readBigEndian() as Int8 == -128)
      #expect(try reader.readBigEndian() as UInt16 == 0xCAFE)
      #expect(try reader.readBigEndian() as Int32 == -3)
      #expect(try reader.readBigEndian() as UInt64 == .max - 3)
      #expect(try reader.readString() == "Grüße")
      #expect(reader.count == 3)
    }
  }
}
