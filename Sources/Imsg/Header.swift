/// What precedes the payload of each message: four 32-bit numbers in the
/// machine's byte order.
@usableFromInline
struct Header {
  /// The size of a header, in bytes: IMSG_HEADER_SIZE.
  @usableFromInline static var size: Int { 16 }
  /// The bit of a 32-bit length that marks a descriptor.
  @usableFromInline static var mark: UInt32 { 0x8000_0000 }
  /// The bit of the 16-bit flags that marks a descriptor: IMSGF_HASFD.
  @usableFromInline static var flag: UInt16 { 1 }

  @usableFromInline var type: UInt32
  /// The length of the message in bytes, including the header.
  @usableFromInline var length: Int
  /// Whether the message says that a descriptor comes with it.
  @usableFromInline var isMarked: Bool
  @usableFromInline var peerID: UInt32
  @usableFromInline var processID: Int32

  @inlinable @inline(__always)
  init(
    type: UInt32, length: Int, isMarked: Bool, peerID: UInt32, processID: Int32
  ) {
    self.type = type
    self.length = length
    self.isMarked = isMarked
    self.peerID = peerID
    self.processID = processID
  }
}

extension Header {
  /// Decodes a header.
  @inlinable @inline(__always)
  init(_ numbers: SIMD4<UInt32>, _ layout: HeaderLayout) {
    type = numbers[0]
    switch layout {
    case .length16:
      // The length and the flags, in the order in which they stand in memory.
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

  /// The numbers that encode the header.
  @inlinable @inline(__always)
  func numbers(_ layout: HeaderLayout) -> SIMD4<UInt32> {
    let second =
      switch layout {
      case .length16:
        unsafe unsafeBitCast(
          SIMD2(
            UInt16(truncatingIfNeeded: length), isMarked ? Self.flag : 0),
          to: UInt32.self)
      case .length32:
        UInt32(truncatingIfNeeded: length) | (isMarked ? Self.mark : 0)
      }
    return SIMD4(type, second, peerID, UInt32(bitPattern: processID))
  }
}
