import Imsg
import Testing
import Unix

@Suite("Messages have a longest length")
struct LimitTests {
  @Test("none longer is queued, to the byte", arguments: layouts)
  func tooLong(_ layout: HeaderLayout) throws {
    try withChannel(layout) { channel, peer in
      let longest = [UInt8](repeating: 7, count: 16_368)
      for payload in [longest + [7], longest + longest] {
        let traveller = try Traveller()
        let error = ImsgError.tooLong(16 + payload.count)
        #expect(throws: error) { try channel.output.compose(type: 1, payload) }
        #expect(throws: error) {
          try channel.output.compose(type: 1, payload.span.bytes)
        }
        #expect(throws: error) {
          try channel.output.compose(type: 1, pieces: [[], payload])
        }
        #expect(throws: error) {
          try channel.output.compose(type: 1) { $0.write(payload) }
        }
        #expect(throws: error) {
          try channel.output.compose(
            type: 1, descriptor: traveller.leave(), payload)
        }
        #expect(traveller.isClosedEverywhere())
        #expect(channel.output.queuedBytes == 0)
      }
      try channel.output.compose(type: 1, longest)
      try channel.output.compose(type: 1, pieces: [Array(longest[1...]), [7]])
      #expect(channel.output.queuedBytes == 2 * 16_384)
    }
  }

  private static let wrongLengths: [(HeaderLayout, UInt32)] =
    layouts.flatMap { layout in
      [0, 1, 15, 16_385, 0xFFFF].map { (layout, $0) }
    } + [
      (.length32, 0x1_0000), (.length32, 0x7FFF_FFFF),
    ]

  @Test("what announces another is refused for good", arguments: wrongLengths)
  func wrongLength(_ layout: HeaderLayout, _ length: UInt32) throws {
    try withChannel(layout) { channel, peer in
      let good = Frame(layout, type: 2, payload: [1, 2])
      let bad = Frame(second: length).bytes
      try peer.send(good.bytes + bad + good.bytes)
      let received = try channel.input.read()
      #expect(received == .bytes)
      // What came before is as good as ever.
      let delivery = try Delivery(from: &channel)
      #expect(delivery.letter == Letter(type: 2, payload: [1, 2]))
      for _ in 0..<3 {
        #expect(throws: ImsgError.wrongLength(Int(length))) {
          _ = try channel.letters()
        }
      }
    }
  }

  @Test("which no header must be able to announce", arguments: layouts)
  func wrongMaximum(_ layout: HeaderLayout) throws {
    try withChannel(layout) { channel, _ in
      for maximum in [.min, -1, 0, 15, layout.longest + 1, .max] {
        #expect(throws: ImsgError.wrongMaximum(maximum)) {
          try channel.setMaximum(maximum)
        }
        #expect(channel.input.maximum == 16_384)
      }
    }
    #expect(HeaderLayout.length16.longest == 0xFFFF)
    #expect(HeaderLayout.length32.longest == 0x7FFF_FFFF)
  }

  private static let maxima: [(HeaderLayout, Int)] = [
    (.length16, 16), (.length16, 17), (.length16, 65_535),
    (.length32, 16), (.length32, 17), (.length32, 65_535), (.length32, 65_536),
    (.length32, 65_537), (.length32, 200_000),
  ]

  @Test("which the peers agree on", arguments: maxima)
  func agreed(_ layout: HeaderLayout, _ maximum: Int) throws {
    try withChannel(layout) { channel, peer in
      try channel.setMaximum(maximum)
      #expect(channel.input.maximum == maximum)
      let payload = [UInt8](repeating: 0xC3, count: maximum - 16)
      #expect(throws: ImsgError.tooLong(maximum + 1)) {
        try channel.output.compose(type: 1, payload + [0])
      }
      try channel.output.compose(type: 1, processID: 5, payload)
      try channel.output.flush()
      let frame = Frame(layout, payload: payload).with(processID: 5)
      var bytes: [UInt8] = []
      while bytes.count < frame.count { bytes += try peer.receive().bytes }
      #expect(bytes == frame)

      // Twice, so that the second must move to where the first was.
      var letters: [Letter] = []
      for _ in 0..<2 {
        try peer.send(frame)
        let count = letters.count
        while letters.count == count { letters += try channel.readLetters() }
      }
      let letter = Letter(type: 1, processID: 5, payload: payload)
      #expect(letters == [letter, letter])
    }
  }

  @Test("which may change while a message is under way", arguments: layouts)
  func changed(_ layout: HeaderLayout) throws {
    try withChannel(layout) { channel, peer in
      let frame = Frame(layout, payload: [1, 2, 3, 4]).bytes
      try peer.send(Array(frame[..<18]))
      var letters = try channel.readLetters()
      #expect(letters.isEmpty)
      try channel.setMaximum(19)
      #expect(throws: ImsgError.wrongLength(20)) { _ = try channel.letters() }
      try channel.setMaximum(60_000)
      try peer.send(Array(frame[18...]))
      letters = try channel.readLetters()
      #expect(letters == [Letter(type: 1, payload: [1, 2, 3, 4])])
    }
  }
}
