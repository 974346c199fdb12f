extension FixedWidthInteger {
  /// The bytes that it takes in a message: 1, 2, 4, 8 or 16.
  ///
  /// Its bits are what counts, not how a type keeps them in memory: that may be
  /// a struct of the client's own, which may even tell another number of bits
  /// each time. So ask once.
  @inlinable @inline(__always)
  static var byteCount: Int {
    switch bitWidth {
    case 8: 1
    case 16: 2
    case 32: 4
    case 64: 8
    case 128: 16
    default: preconditionFailure("an integer has 8, 16, 32, 64 or 128 bits")
    }
  }

  /// Stores so many bytes of it at an address, in the machine's byte order.
  @unsafe @inlinable @inline(__always)
  func store(_ byteCount: Int, at address: UnsafeMutableRawPointer) {
    func store<Bits: FixedWidthInteger & BitwiseCopyable>(_ type: Bits.Type) {
      unsafe address.storeBytes(of: Bits(truncatingIfNeeded: self), as: type)
    }
    switch byteCount {
    case 1: store(UInt8.self)
    case 2: store(UInt16.self)
    case 4: store(UInt32.self)
    case 8: store(UInt64.self)
    default: store(UInt128.self)
    }
  }
}

extension RawSpan {
  /// The integer of so many bytes at an offset, in the machine's byte order.
  ///
  /// Traps unless all of it is inside.
  @inlinable @inline(__always)
  func load<Value: FixedWidthInteger>(
    _ type: Value.Type, _ byteCount: Int, at offset: Int
  ) -> Value {
    func load<Bits: FixedWidthInteger & BitwiseCopyable>(
      _ type: Bits.Type
    ) -> Value {
      // Any bits make one of the types below.
      Value(
        truncatingIfNeeded: unsafe unsafeLoadUnaligned(
          fromByteOffset: offset, as: type))
    }
    return switch byteCount {
    case 1: load(UInt8.self)
    case 2: load(UInt16.self)
    case 4: load(UInt32.self)
    case 8: load(UInt64.self)
    default: load(UInt128.self)
    }
  }
}
