import Imsg
import Testing

@Suite("A payload is read from its beginning to its end")
struct PayloadReaderTests {
  @Test("as numbers of 8 to 64 bits, in either order")
  func numbers() throws {
    let bytes: [UInt8] = [0x81, 2, 3, 4, 5, 6, 7, 8]
    func native<Number: FixedWidthInteger>(
      _ type: Number.Type
    ) throws -> Number {
      var reader = PayloadReader(bytes.span.bytes)
      return try reader.read(type)
    }
    func network<Number: FixedWidthInteger>(
      _ type: Number.Type
    ) throws -> Number {
      var reader = PayloadReader(bytes.span.bytes)
      return try reader.readBigEndian(type)
    }
    #expect(try native(UInt8.self) == 0x81)
    #expect(try native(Int8.self) == -127)
    #expect(try native(UInt16.self) == 0x0281)
    #expect(try native(UInt32.self) == 0x0403_0281)
    #expect(try native(UInt64.self) == 0x0807_0605_0403_0281)
    #expect(try native(Int64.self) == 0x0807_0605_0403_0281)
    #expect(try network(UInt8.self) == 0x81)
    #expect(try network(UInt16.self) == 0x8102)
    #expect(try network(Int16.self) == -0x7EFE)
    #expect(try network(UInt32.self) == 0x8102_0304)
    #expect(try network(UInt64.self) == 0x8102_0304_0506_0708)
  }

  @Test("as any integer, whose own bits need not be those that came")
  func odd() throws {
    for byte: UInt8 in [0, 1, 3, 200, 255] {
      let bytes = [byte]
      var reader = PayloadReader(bytes.span.bytes)
      #expect(try reader.read(OddInteger.self).words == [UInt(byte % 3)])
    }
  }

  @Test("but not beyond, and a reader stays where it was", arguments: 0..<8)
  func bounds(_ count: Int) throws {
    let bytes = [UInt8](repeating: 7, count: count)
    var reader = PayloadReader(bytes.span.bytes)
    let error = ImsgError.outOfBounds
    if count < 2 {
      #expect(throws: error) { _ = try reader.read(UInt16.self) }
    }
    if count < 4 {
      #expect(throws: error) { _ = try reader.readBigEndian(Int32.self) }
    }
    #expect(throws: error) { _ = try reader.read(UInt64.self) }
    for wrong in [.min, -1, count + 1, .max] {
      #expect(throws: error) { _ = try reader.readBytes(wrong) }
      #expect(throws: error) { try reader.skip(wrong) }
      #expect(throws: error) { try reader.truncate(to: wrong) }
    }
    // There is no NUL in it.
    #expect(throws: error) { _ = try reader.readString() }
    #expect(reader.count == count)
    for _ in 0..<count { #expect(try reader.read(UInt8.self) == 7) }
    #expect(throws: error) { _ = try reader.read(UInt8.self) }
    #expect(reader.count == 0)
  }

  @Test("in parts that are passed over, or left out")
  func parts() throws {
    let bytes = Array(UInt8(0)..<20)
    var reader = PayloadReader(bytes.span.bytes)
    try reader.skip(0)
    try reader.skip(5)
    let part = try reader.readBytes(3)
    #expect(part.withUnsafeBytes { Array($0) } == [5, 6, 7])
    try reader.truncate(to: 4)
    #expect(reader.count == 4)
    #expect(reader.rest.withUnsafeBytes { Array($0) } == [8, 9, 10, 11])
    #expect(throws: ImsgError.outOfBounds) { try reader.truncate(to: 5) }
    try reader.truncate(to: 4)
    #expect(try reader.read(UInt32.self) == 0x0B0A_0908)
    try reader.truncate(to: 0)
    #expect(reader.count == 0)
  }

  @Test("as strings, each to its NUL")
  func strings() throws {
    let bytes =
      Array("one\0\0Grüße\0".utf8) + [0xFF, 0x41, 0] + Array("x".utf8)
    var reader = PayloadReader(bytes.span.bytes)
    #expect(try reader.readString() == "one")
    #expect(try reader.readString() == "")
    #expect(try reader.readString() == "Grüße")
    #expect(throws: ImsgError.invalidUTF8(at: 13)) {
      _ = try reader.readString()
    }
    #expect(reader.offset == 13)
    #expect(try reader.readStringRepairing() == "\u{FFFD}A")
    #expect(throws: ImsgError.outOfBounds) { _ = try reader.readString() }
    #expect(try reader.read(UInt8.self) == UInt8(ascii: "x"))
  }

  @Test("of a message, which stays whole")
  func message() throws {
    try withChannel { channel, peer in
      try peer.send(Frame(.length32, payload: [1, 0, 2, 0]).bytes)
      _ = try channel.input.read()
      guard let message = try channel.input.get() else { throw NoMessage() }
      for _ in 0..<2 {
        var reader = message.reader
        let first = try reader.read(UInt16.self)
        #expect(first == 1)
        #expect(reader.count == 2)
      }
      #expect(message.payload.byteCount == 4)
    }
  }
}
