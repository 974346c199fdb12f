import Imsg
import Testing

/// Among them what OpenBSD's regression tests for ibuf see to: sizes near the
/// largest number are refused, and nothing overflows.
@Suite("A payload is written with lengths that are known later")
struct PlaceTests {
  @Test("which are set in their places, in either order")
  func set() throws {
    let payload = try written { writer in
      let length = writer.reserve(UInt32.self)
      let check = writer.reserve(UInt16.self)
      writer.writeString("abc")
      writer.set(UInt32(writer.count), at: length)
      writer.setBigEndian(0x0102, at: check)
      #expect(writer.count == 10)
      #expect(writer.left == 16_368 - 10)
    }
    #expect(payload == hex("0a000000 0102 616263 00"))
  }

  @Test("and are zeros until then")
  func unset() throws {
    let payload = try written { writer in
      writer.write(.max, as: UInt64.self)
      writer.truncate(to: 0)
      _ = writer.reserve(UInt64.self)
    }
    #expect(payload == [UInt8](repeating: 0, count: 8))
  }

  @Test("though the queue moves for what follows them")
  func moved() throws {
    let payload = try written { writer in
      let length = writer.reserve(UInt32.self)
      writer.write([UInt8](repeating: 3, count: 16_000))
      writer.set(7, at: length)
    }
    #expect(Array(payload[..<5]) == [7, 0, 0, 0, 3])
    #expect(payload.count == 16_004)
  }

  @Test("but not where they were taken back")
  func taken() {
    #expect(throws: ImsgError.outOfBounds) {
      _ = try written { writer in
        let length = writer.reserve(UInt32.self)
        writer.truncate(to: 3)
        writer.set(1, at: length)
      }
    }
  }

  @Test("nor beyond the longest payload")
  func full() {
    #expect(throws: ImsgError.tooLong(16_385)) {
      _ = try written { writer in
        writer.writeZeros(16_361)
        #expect(writer.left == 7)
        let place = writer.reserve(UInt64.self)
        #expect(writer.left == 0)
        writer.set(1, at: place)
      }
    }
  }

  @Test("and zeros, of which there must be a number", arguments: [-1, .min])
  func negative(_ count: Int) {
    #expect(throws: ImsgError.outOfBounds) {
      _ = try written { $0.writeZeros(count) }
    }
  }

  @Test("as many as there can't be", arguments: [16_369, .max, .max - 16])
  func huge(_ count: Int) {
    #expect(throws: ImsgError.self) { _ = try written { $0.writeZeros(count) } }
    #expect(throws: ImsgError.self) {
      _ = try written { $0.writeString("a", paddedTo: count) }
    }
  }

  @Test("and strings in fields of a size")
  func fields() throws {
    let payload = try written { writer in
      writer.writeString("né", paddedTo: 6)
      writer.writeString("", paddedTo: 1)
    }
    #expect(payload == [0x6E, 0xC3, 0xA9, 0, 0, 0, 0])
    for size in [3, 0] {
      #expect(throws: ImsgError.longString) {
        _ = try written { $0.writeString("né", paddedTo: size) }
      }
    }
    for size in [-1, .min] {
      #expect(throws: ImsgError.outOfBounds) {
        _ = try written { $0.writeString("né", paddedTo: size) }
      }
    }
    #expect(throws: ImsgError.nulInString) {
      _ = try written { $0.writeString("a\0b", paddedTo: 10) }
    }
  }
}

@Suite("A payload is read again, and to its end")
struct SeekTests {
  private static let edges: [(Int, Bool)] = [
    (0, true), (10, true), (-1, false), (11, false), (.max, false),
    (.min, false),
  ]

  @Test("from any place of it, and no other", arguments: edges)
  func seek(_ place: Int, _ isInside: Bool) throws {
    let bytes = Array(UInt8(0)..<10)
    var reader = PayloadReader(bytes.span.bytes)
    try reader.skip(4)
    if isInside {
      try reader.seek(to: place)
      #expect(reader.offset == place)
      #expect(reader.count == 10 - place)
    } else {
      #expect(throws: ImsgError.outOfBounds) { try reader.seek(to: place) }
      #expect(reader.offset == 4)
      #expect(try reader.read(UInt8.self) == 4)
    }
  }

  @Test("but not beyond what was left of it")
  func truncated() throws {
    let bytes = Array(UInt8(0)..<10)
    var reader = PayloadReader(bytes.span.bytes)
    try reader.skip(2)
    try reader.truncate(to: 3)
    #expect(throws: ImsgError.outOfBounds) { try reader.seek(to: 6) }
    try reader.seek(to: 0)
    #expect(reader.count == 5)
  }

  @Test("as strings in fields of a size")
  func fields() throws {
    let bytes = Array("ab\0\u{1}cd\0".utf8) + [0xFF, 0]
    var reader = PayloadReader(bytes.span.bytes)
    #expect(try reader.readString(paddedTo: 4) == "ab")
    #expect(throws: ImsgError.longString) {
      _ = try reader.readString(paddedTo: 2)
    }
    #expect(throws: ImsgError.longString) {
      _ = try reader.readString(paddedTo: 0)
    }
    for size in [6, -1, .max, .min] {
      #expect(throws: ImsgError.outOfBounds) {
        _ = try reader.readString(paddedTo: size)
      }
    }
    #expect(reader.offset == 4)
    #expect(try reader.readString(paddedTo: 3) == "cd")
    #expect(throws: ImsgError.invalidUTF8(at: 7)) {
      _ = try reader.readString(paddedTo: 2)
    }
  }

  @Test("as strings of a length")
  func lengths() throws {
    let bytes = Array("abn\u{E9}\0".utf8) + [0xFF]
    var reader = PayloadReader(bytes.span.bytes)
    #expect(try reader.readString(count: 2) == "ab")
    #expect(throws: ImsgError.nulInString) {
      _ = try reader.readString(count: 4)
    }
    #expect(throws: ImsgError.invalidUTF8(at: 3)) {
      _ = try reader.readString(count: 2)
    }
    for count in [6, -1, .max, .min] {
      #expect(throws: ImsgError.outOfBounds) {
        _ = try reader.readString(count: count)
      }
    }
    #expect(try reader.readString(count: 3) == "n\u{E9}")
    #expect(try reader.readString(count: 0) == "")
    #expect(reader.offset == 5)
  }

  @Test(
    "where UTF-8 ends",
    arguments: [
      ([0x61, 0xC3, 0, 0x62, 0], 1), ([0xC0, 0x80, 0], 0),
      ([0xE2, 0x82, 0xAC, 0xED, 0xA0, 0x80, 0], 3),
      ([0x61, 0xF5, 0x80, 0x80, 0x80, 0], 1),
    ] as [([UInt8], Int)])
  func invalid(_ bytes: [UInt8], _ offset: Int) {
    var reader = PayloadReader(bytes.span.bytes)
    #expect(throws: ImsgError.invalidUTF8(at: offset)) {
      _ = try reader.readString()
    }
    #expect(reader.offset == 0)
  }

  @Test("of an exact size")
  func exact() throws {
    try withChannel { channel, peer in
      try peer.send(Frame(.length32, payload: [1, 2, 3, 4]).bytes)
      _ = try channel.input.read()
      guard let message = try channel.input.get() else { throw NoMessage() }
      let number = try message.payload(exactly: UInt32.self)
      #expect(number == 0x0403_0201)
      let count = try message.payload(exactly: 4).byteCount
      #expect(count == 4)
      try refuse(message)
    }
  }

  private func refuse(_ message: borrowing Message) throws {
    for size in [0, 3, 5, -1] {
      do throws(ImsgError) {
        _ = try message.payload(exactly: size)
        Issue.record("\(size) bytes are there")
      } catch {
        #expect(error == .wrongSize(4))
      }
    }
    do throws(ImsgError) {
      _ = try message.payload(exactly: UInt64.self)
      Issue.record("eight bytes are there")
    } catch {
      #expect(error == .wrongSize(4))
    }
  }
}

/// The payload that is sent, or what `compose` throws.
private func written(
  _ write: (inout PayloadWriter) -> Void
) throws -> [UInt8] {
  var payload: [UInt8] = []
  try withChannel { channel, peer in
    try channel.output.compose(type: 1, writing: write)
    try channel.output.flush()
    payload = Array(try peer.receive().bytes[16...])
  }
  return payload
}
