/// What stands in front of each message, in the machine's byte order: four
/// numbers of 32 bits.
struct Header {
  /// The bytes of a header.
  static let size = 16
  /// The bit of a 32-bit length that marks a descriptor.
  static let mark: UInt32 = 0x8000_0000
  /// The bit of 16-bit flags that does.
  static let flag: UInt16 = 1

  var type: UInt32
  /// The bytes of the message, those of the header among them.
  var length: Int
  /// Whether a descriptor comes with it.
  var isMarked: Bool
  var peerID: UInt32
  var processID: Int32
}

extension Header {
  /// Reads a header.
  init(_ numbers: SIMD4<UInt32>, _ layout: HeaderLayout) {
    type = numbers[0]
    switch layout {
    case .length16:
      // The length and the flags, in the order of the bytes.
      let halves = unsafe unsafeBitCast(numbers[1], to: SIMD2<UInt16>.self)
      length = Int(halves[0])
      isMarked = halves[1] & Self.flag != 0
    case .length32:
      length = Int(numbers[1] & ~Self.mark)
      isMarked = numbers[1] & Self.mark != 0
    }
    peerID = numbers[2]
    processID = Int32(bitPattern: numbers[3])
  }

  /// The numbers that it consists of.
  func numbers(_ layout: HeaderLayout) -> SIMD4<UInt32> {
    let second =
      switch layout {
      case .length16:
        unsafe unsafeBitCast(
          SIMD2(UInt16(length), isMarked ? Self.flag : 0), to: UInt32.self)
      case .length32:
        UInt32(length) | (isMarked ? Self.mark : 0)
      }
    return SIMD4(type, second, peerID, UInt32(bitPattern: processID))
  }
}
