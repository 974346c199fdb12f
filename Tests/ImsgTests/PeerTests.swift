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
          try channel.output.compose(
            type: 1, peerID: peerID, processID: processID,
            descriptor: traveller?.leave(), payload)
          try channel.output.flush()
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
        try channel.output.compose(type: 3, payload)
      }
      try channel.output.compose(type: 4)
      try channel.output.flush()
      #expect(channel.output.queuedBytes == 0)
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
      try channel.output.compose(type: 6) { $0.write(1_500, as: UInt32.self) }
      try channel.output.flush()
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
      try channel.output.compose(type: 1, processID: 1, payload)
      try channel.output.flush()
      let delivery = try channel.waitForDelivery()
      #expect(
        delivery.letter == Letter(type: 2, processID: 1, payload: payload))
    }
  }

  @Test("numbers and strings that are written", arguments: layouts)
  func written(_ layout: HeaderLayout) throws {
    try PythonPeer.talk(layout) { channel in
      try channel.output.compose(type: 8) { writer in
        writer.write(-5, as: Int8.self)
        writer.write(0xBEEF, as: UInt16.self)
        writer.write(.min, as: Int32.self)
        writer.write(.max, as: UInt64.self)
        writer.writeBigEndian(200, as: UInt8.self)
        writer.writeBigEndian(-2, as: Int16.self)
        writer.writeBigEndian(0x0102_0304, as: UInt32.self)
        writer.writeBigEndian(-6, as: Int64.self)
        writer.writeString("Grüße")
        writer.write([1, 2, 3] as [UInt8])
      }
      try channel.output.flush()
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
      try channel.output.compose(type: 10)
      try channel.output.flush()
      let delivery = try channel.waitForDelivery()
      let payload = delivery.letter.payload
      var reader = PayloadReader(payload.span.bytes)
      #expect(try reader.read(UInt8.self) == 255)
      #expect(try reader.read(Int16.self) == -2)
      #expect(try reader.read(UInt32.self) == 0xDEAD_BEEF)
      #expect(try reader.read(Int64.self) == .min)
      #expect(try reader.readBigEndian(Int8.self) == -128)
      #expect(try reader.readBigEndian(UInt16.self) == 0xCAFE)
      #expect(try reader.readBigEndian(Int32.self) == -3)
      #expect(try reader.readBigEndian(UInt64.self) == .max - 3)
      #expect(try reader.readString() == "Grüße")
      #expect(reader.count == 3)
    }
  }

  @Test("lengths that are set later, and names in fields", arguments: layouts)
  func places(_ layout: HeaderLayout) throws {
    try PythonPeer.talk(layout) { channel in
      try channel.output.compose(type: 12) { writer in
        let length = writer.reserve(UInt32.self)
        let again = writer.reserve(UInt16.self)
        let start = writer.count
        writer.writeString("Grüße", paddedTo: 8)
        writer.writeZeros(3)
        writer.write([7, 8] as [UInt8])
        let count = writer.count - start
        writer.set(UInt32(count), at: length)
        writer.setBigEndian(UInt16(count), at: again)
      }
      try channel.output.flush()
      let delivery = try channel.waitForDelivery()
      #expect(
        String(decoding: delivery.letter.payload, as: UTF8.self)
          == "True Grüße 0000000708")
    }
  }

  @Test("names in fields, and what is not UTF-8", arguments: layouts)
  func fields(_ layout: HeaderLayout) throws {
    try PythonPeer.talk(layout) { channel in
      try channel.output.compose(type: 14)
      try channel.output.flush()
      let delivery = try channel.waitForDelivery()
      let payload = delivery.letter.payload
      var reader = PayloadReader(payload.span.bytes)
      #expect(try reader.readString(paddedTo: 8) == "name")
      #expect(throws: ImsgError.invalidUTF8(at: 9)) {
        _ = try reader.readString()
      }
      #expect(try reader.readStringRepairing() == "a\u{FFFD}")
      try reader.seek(to: 0)
      #expect(try reader.readString() == "name")
    }
  }

  @Test("messages that are kept, and forwarded to it", arguments: layouts)
  func kept(_ layout: HeaderLayout) throws {
    let traveller = try Traveller()
    try PythonPeer.talk(layout) { channel in
      try channel.output.compose(
        type: 1, processID: 9, descriptor: traveller.leave(), [1, 2])
      try channel.output.flush()
      for type in [2, 2] as [UInt32] {
        let message = try channel.waitForMessage()
        #expect(message.type == type)
        #expect(message.payload == [1, 2])
        #expect(message.isMarked)
        // It comes back as a question.
        let descriptor = message.takeDescriptor()
        try channel.output.compose(
          type: 1, processID: message.processID, descriptor: descriptor,
          message.payload)
        try channel.output.flush()
      }
      let delivery = try channel.waitForDelivery()
      #expect(delivery.letter.processID == 9)
      #expect(delivery.file == traveller.file)
    }
    #expect(traveller.isClosedEverywhere())
  }
}

extension Imsgbuf {
  /// Waits for the next message, and keeps it.
  fileprivate mutating func waitForMessage() throws -> StoredMessage {
    while true {
      if let message = try input.get() { return message.keep() }
      if try input.read() == .end { throw NoMessage() }
    }
  }
}
