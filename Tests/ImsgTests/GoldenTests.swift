import Libc
import Imsg
import Testing
import Unix

/// Frames written down by hand, from the specification and from what OpenBSD's
/// own C sends.
@Suite("Frames are those of the specification, byte for byte")
struct GoldenTests {
  private static let empty = hex("01000000 1000 0000 02000000 44332211")
  private static let hello =
    hex("78563412 1700 0000 efbeadde ffffffff") + Array("hi ho\0!".utf8)

  @Test("an empty message is sent", arguments: layouts)
  func emptySent(_ layout: HeaderLayout) throws {
    try withChannel(layout) { channel, peer in
      try channel.output.compose(type: 1, peerID: 2, processID: 0x1122_3344)
      try channel.output.flush()
      let (bytes, descriptors) = try peer.receive()
      #expect(bytes == Self.empty)
      #expect(descriptors.isEmpty)
    }
  }

  @Test("an empty message is understood", arguments: layouts)
  func emptyReceived(_ layout: HeaderLayout) throws {
    try withChannel(layout) { channel, peer in
      try peer.send(Self.empty)
      let letters = try channel.readLetters()
      #expect(letters == [Letter(type: 1, peerID: 2, processID: 0x1122_3344)])
    }
  }

  @Test("numbers are sent with their lowest byte first", arguments: layouts)
  func numbersSent(_ layout: HeaderLayout) throws {
    try withChannel(layout) { channel, peer in
      try channel.output.compose(
        type: 0x1234_5678, peerID: 0xDEAD_BEEF, processID: -1,
        Array("hi ho\0!".utf8))
      try channel.output.flush()
      let bytes = try peer.receive().bytes
      #expect(bytes == Self.hello)
    }
  }

  @Test(
    "numbers are understood with their lowest byte first", arguments: layouts)
  func numbersReceived(_ layout: HeaderLayout) throws {
    try withChannel(layout) { channel, peer in
      try peer.send(Self.hello)
      let letters = try channel.readLetters()
      #expect(
        letters == [
          Letter(
            type: 0x1234_5678, peerID: 0xDEAD_BEEF, processID: -1,
            payload: Array("hi ho\0!".utf8))
        ])
    }
  }

  private static let marked: [(HeaderLayout, [UInt8])] = [
    (.length16, hex("07000000 1200 0100 09000000 d2040000 6664")),
    (.length32, hex("07000000 12000080 09000000 d2040000 6664")),
  ]

  @Test("a message with a descriptor is sent", arguments: marked)
  func markedSent(_ layout: HeaderLayout, _ frame: [UInt8]) throws {
    let traveller = try Traveller()
    try withChannel(layout) { channel, peer in
      try channel.output.compose(
        type: 7, peerID: 9, processID: 1234, descriptor: traveller.leave(),
        Array("fd".utf8))
      try channel.output.flush()
      let (bytes, descriptors) = try peer.receive()
      #expect(bytes == frame)
      #expect(descriptors.map(File.init) == [traveller.file])
      for each in descriptors { _ = Descriptor(owning: each) }
    }
    #expect(traveller.isClosedEverywhere())
  }

  @Test("a message with a descriptor is understood", arguments: marked)
  func markedReceived(_ layout: HeaderLayout, _ frame: [UInt8]) throws {
    let traveller = try Traveller()
    try withChannel(layout) { channel, peer in
      try peer.send(frame, passing: traveller.leave())
      _ = try channel.input.read()
      let delivery = try Delivery(from: &channel)
      #expect(
        delivery.letter
          == Letter(
            type: 7, peerID: 9, processID: 1234, isMarked: true,
            payload: Array("fd".utf8)))
      #expect(delivery.file == traveller.file)
    }
    #expect(traveller.isClosedEverywhere())
  }

  @Test("the longest message fills its 16,384 bytes", arguments: layouts)
  func longest(_ layout: HeaderLayout) throws {
    let payload = (0..<16_368).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let frame = hex("05000000 0040 0000 00000000 01000000") + payload
    try withChannel(layout) { channel, peer in
      try channel.output.compose(type: 5, processID: 1, payload)
      try channel.output.flush()
      let bytes = try peer.receive().bytes
      #expect(bytes == frame)
      try peer.send(frame)
      let letters = try channel.readLetters()
      #expect(letters == [Letter(type: 5, processID: 1, payload: payload)])
    }
  }

  @Test("a length of 32 bits uses them all")
  func beyond16Bits() throws {
    let payload = [UInt8](repeating: 0x5A, count: 70_000)
    // 70,016 is 0x11180.
    let frame = hex("05000000 80110100 00000000 01000000") + payload
    try withChannel(.length32) { channel, peer in
      try channel.setMaximum(100_000)
      try channel.output.compose(type: 5, processID: 1, payload)
      try channel.output.flush()
      let bytes = try peer.receive().bytes
      #expect(bytes == frame)
      try peer.send(frame)
      var letters: [Letter] = []
      while letters.isEmpty { letters = try channel.readLetters() }
      #expect(letters == [Letter(type: 5, processID: 1, payload: payload)])
    }
  }

  @Test("several messages are glued, in their order", arguments: layouts)
  func glued(_ layout: HeaderLayout) throws {
    let frames =
      hex("01000000 1000 0000 00000000 07000000")
      + hex("02000000 1300 0000 00000000 07000000 616263")
      + hex("03000000 1100 0000 01000000 07000000 00")
    try withChannel(layout) { channel, peer in
      try channel.output.compose(type: 1, processID: 7)
      try channel.output.compose(type: 2, processID: 7, Array("abc".utf8))
      try channel.output.compose(type: 3, peerID: 1, processID: 7, [0])
      #expect(channel.output.queuedBytes == frames.count)
      try channel.output.flush()
      #expect(channel.output.queuedBytes == 0)
      let bytes = try peer.receive().bytes
      #expect(bytes == frames)

      try peer.send(frames)
      let letters = try channel.readLetters()
      #expect(
        letters == [
          Letter(type: 1, processID: 7),
          Letter(type: 2, processID: 7, payload: Array("abc".utf8)),
          Letter(type: 3, peerID: 1, processID: 7, payload: [0]),
        ])
    }
  }

  @Test("a message of several pieces is one", arguments: layouts)
  func pieces(_ layout: HeaderLayout) throws {
    try withChannel(layout) { channel, peer in
      try channel.output.compose(
        type: 1, processID: 7, pieces: [[1, 2], [], [3]])
      try channel.output.compose(type: 2, processID: 7, pieces: [])
      try channel.output.flush()
      let bytes = try peer.receive().bytes
      #expect(
        bytes
          == hex("01000000 1300 0000 00000000 07000000 010203")
          + hex("02000000 1000 0000 00000000 07000000"))
    }
  }

  @Test("process id 0 stands for this process", arguments: layouts)
  func ownProcess(_ layout: HeaderLayout) throws {
    try withChannel(layout) { channel, peer in
      try channel.output.compose(type: 1)
      try channel.output.flush()
      let bytes = try peer.receive().bytes
      #expect(bytes[12...] == littleEndian(UInt32(getpid()))[...])
    }
  }

  @Test("only the mark of its own layout is one", arguments: layouts)
  func foreignMark(_ layout: HeaderLayout) throws {
    let other = layouts.first { $0 != layout } ?? layout
    try withChannel(layout) { channel, peer in
      try peer.send(Frame(other, isMarked: true).bytes)
      _ = try channel.input.read()
      switch layout {
      case .length16:
        // The flags are 0x8000, of which no bit means anything here.
        let letters = try channel.letters()
        #expect(letters == [Letter(type: 1)])
      case .length32:
        #expect(throws: ImsgError.wrongLength(0x1_0010)) {
          _ = try channel.letters()
        }
      }
    }
  }
}
