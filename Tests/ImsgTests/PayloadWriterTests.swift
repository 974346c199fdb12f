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
      try channel.output.compose(type: 1, writing: write)
      try channel.output.flush()
      payload = Array(try peer.receive().bytes[16...])
    }
    return payload
  }

  @Test("as numbers of 8 to 64 bits, in either order")
  func numbers() throws {
    let native = try written { writer in
      writer.write(0x81, as: UInt8.self)
      writer.write(-1, as: Int8.self)
      writer.write(0x0201, as: UInt16.self)
      writer.write(-2, as: Int16.self)
      writer.write(0x0403_0201, as: UInt32.self)
      writer.write(-2, as: Int32.self)
      writer.write(0x0807_0605_0403_0201, as: UInt64.self)
      writer.write(.min, as: Int64.self)
      #expect(writer.count == 30)
    }
    #expect(
      native
        == hex(
          """
          81 ff 0102 feff 01020304 feffffff 0102030405060708 0000000000000080
          """))
    let network = try written { writer in
      writer.writeBigEndian(0x81, as: UInt8.self)
      writer.writeBigEndian(0x0102, as: UInt16.self)
      writer.writeBigEndian(-2, as: Int16.self)
      writer.writeBigEndian(0x0102_0304, as: UInt32.self)
      writer.writeBigEndian(0x0102_0304_0506_0708, as: UInt64.self)
      writer.writeBigEndian(.min, as: Int64.self)
    }
    #expect(
      network
        == hex("81 0102 fffe 01020304 0102030405060708 8000000000000000"))
  }

  @Test("as an integer whose width is asked for once, and makes sense")
  func width() async {
    await #expect(processExitsWith: .success) {
      OddInteger.widths = [8, 64]
      try withChannel { channel, _ in
        try channel.output.compose(type: 1) { writer in
          // A byte of the 4,096 is left.
          writer.writeZeros(4_096 - 16 - 1)
          writer.write(1, as: OddInteger.self)
          #expect(writer.count == 4_080)
        }
      }
    }
  }

  @Test("and not as one of other sizes", arguments: [-64, 0, 7, 24, 256])
  func senseless(_ width: Int) async {
    await #expect(processExitsWith: .failure) { [width = width as Int] in
      OddInteger.widths = [width]
      try withChannel { channel, _ in
        try channel.output.compose(type: 1) { writer in
          writer.write(1, as: OddInteger.self)
        }
      }
    }
  }

  @Test("as bytes, and strings with their NUL")
  func bytes() throws {
    let payload = try written { writer in
      let bytes: [UInt8] = [1, 2]
      writer.write(bytes)
      writer.write(bytes.span.bytes)
      writer.write([] as [UInt8])
      writer.writeString("")
      writer.writeString("né")
    }
    #expect(payload == [1, 2, 1, 2, 0, 0x6E, 0xC3, 0xA9, 0])
  }

  @Test("no string that holds a NUL")
  func nul() {
    #expect(throws: ImsgError.nulInString) {
      _ = try written { $0.writeString("a\0b") }
    }
  }

  @Test("to its longest, and not beyond")
  func tooLong() throws {
    let full = try written(maximum: 24) { $0.write(.max, as: UInt64.self) }
    #expect(full == [UInt8](repeating: 0xFF, count: 8))
    let string = try written(maximum: 24) { $0.writeString("1234567") }
    #expect(string == Array("1234567\0".utf8))
    #expect(throws: ImsgError.tooLong(25)) {
      _ = try written(maximum: 24) { $0.writeString("12345678") }
    }
    // The first failure is told, and what comes later is not written.
    #expect(throws: ImsgError.tooLong(27)) {
      _ = try written(maximum: 24) { writer in
        writer.write([1, 2, 3, 4, 5, 6, 7] as [UInt8])
        writer.write(1, as: UInt32.self)
        writer.write(1, as: UInt8.self)
        writer.writeString("a\0b")
        #expect(writer.count == 7)
      }
    }
  }

  @Test("and taken back")
  func truncate() throws {
    let payload = try written(maximum: 24) { writer in
      writer.write(.max, as: UInt64.self)
      writer.truncate(to: 8)
      writer.truncate(to: 1)
      writer.write(0, as: UInt16.self)
      #expect(writer.count == 3)
    }
    #expect(payload == [0xFF, 0, 0])
    let nothing = try written { writer in
      writer.write(.max, as: UInt64.self)
      writer.truncate(to: 0)
    }
    #expect(nothing.isEmpty)
    for wrong in [.min, -1, 3, .max] {
      #expect(throws: ImsgError.outOfBounds) {
        _ = try written { writer in
          writer.write(1, as: UInt16.self)
          writer.truncate(to: wrong)
        }
      }
    }
  }
}
