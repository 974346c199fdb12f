import Imsg
import Testing

@Suite("A payload is written in its place")
struct PayloadWriterTests {
  /// The payload that is sent, or what `compose` throws.
  private func written(
    maximum: Int = 16_384, _ write: (inout PayloadWriter) -> Void
  ) throws -> [UInt8] {
    var payload: [UInt8] = []
    try withChannel { channel, peer in
      try channel.setMaximum(maximum)
      try channel.compose(type: 1, writing: write)
      try channel.flush()
      payload = Array(try peer.receive().bytes[16...])
    }
    return payload
  }

  @Test("as numbers of 8 to 64 bits, in either order")
  func numbers() throws {
    let native = try written { writer in
      writer.write(UInt8(0x81))
      writer.write(Int8(-1))
      writer.write(UInt16(0x0201))
      writer.write(Int16(-2))
      writer.write(UInt32(0x0403_0201))
      writer.write(Int32(-2))
      writer.write(UInt64(0x0807_0605_0403_0201))
      writer.write(Int64.min)
      #expect(writer.count == 30)
    }
    #expect(
      native
        == hex(
          """
          81 ff 0102 feff 01020304 feffffff 0102030405060708 0000000000000080
          """))
    let network = try written { writer in
      writer.writeBigEndian(UInt8(0x81))
      writer.writeBigEndian(UInt16(0x0102))
      writer.writeBigEndian(Int16(-2))
      writer.writeBigEndian(UInt32(0x0102_0304))
      writer.writeBigEndian(UInt64(0x0102_0304_0506_0708))
      writer.writeBigEndian(Int64.min)
    }
    #expect(
      network
        == hex("81 0102 fffe 01020304 0102030405060708 8000000000000000"))
  }

  @Test("as bytes, and strings with their NUL")
  func bytes() throws {
    let payload = try written { writer in
      let bytes: [UInt8] = [1, 2]
      writer.write(bytes)
      writer.write(bytes.span.bytes)
      writer.write([])
      writer.write("")
      writer.write("né")
    }
    #expect(payload == [1, 2, 1, 2, 0, 0x6E, 0xC3, 0xA9, 0])
  }

  @Test("no string that holds a NUL")
  func nul() {
    #expect(throws: ImsgError.nulInString) {
      _ = try written { $0.write("a\0b") }
    }
  }

  @Test("to its longest, and not beyond")
  func tooLong() throws {
    let full = try written(maximum: 24) { $0.write(UInt64.max) }
    #expect(full == [UInt8](repeating: 0xFF, count: 8))
    let string = try written(maximum: 24) { $0.write("1234567") }
    #expect(string == Array("1234567\0".utf8))
    #expect(throws: ImsgError.tooLong(25)) {
      _ = try written(maximum: 24) { $0.write("12345678") }
    }
    // The first failure is told, and what comes later is not written.
    #expect(throws: ImsgError.tooLong(27)) {
      _ = try written(maximum: 24) { writer in
        writer.write([1, 2, 3, 4, 5, 6, 7] as [UInt8])
        writer.write(UInt32(1))
        writer.write(UInt8(1))
        writer.write("a\0b")
        #expect(writer.count == 7)
      }
    }
  }

  @Test("and taken back")
  func truncate() throws {
    let payload = try written(maximum: 24) { writer in
      writer.write(UInt64.max)
      writer.truncate(to: 8)
      writer.truncate(to: 1)
      writer.write(UInt16(0))
      #expect(writer.count == 3)
    }
    #expect(payload == [0xFF, 0, 0])
    let nothing = try written { writer in
      writer.write(UInt64.max)
      writer.truncate(to: 0)
    }
    #expect(nothing.isEmpty)
    for wrong in [.min, -1, 3, .max] {
      #expect(throws: ImsgError.outOfBounds) {
        _ = try written { writer in
          writer.write(UInt16(1))
          writer.truncate(to: wrong)
        }
      }
    }
  }
}
