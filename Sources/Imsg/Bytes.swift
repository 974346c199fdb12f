extension RawSpan {
  /// The number, or numbers, at an offset, which traps if it is not inside.
  func load<Value: BitwiseCopyable>(
    _ type: Value.Type = Value.self, at offset: Int
  ) -> Value {
    // Any bits make a number.
    unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: Value.self)
  }
}

extension [UInt8] {
  /// Copies bytes, to keep them.
  public init(copying bytes: RawSpan) {
    self = unsafe bytes.withUnsafeBytes { unsafe Array($0) }
  }

  /// Writes a number, or numbers, to an offset, and traps if it is not inside.
  mutating func store(_ value: some BitwiseCopyable, at offset: Int) {
    precondition(
      offset >= 0 && MemoryLayout.size(ofValue: value) <= count - offset)
    unsafe withUnsafeMutableBytes { bytes in
      unsafe bytes.storeBytes(
        of: value, toByteOffset: offset, as: type(of: value))
    }
  }

  /// Writes bytes to an offset, and traps if there is no room for them.
  mutating func store(_ source: RawSpan, at offset: Int) {
    precondition(offset >= 0 && source.byteCount <= count - offset)
    unsafe withUnsafeMutableBytes { room in
      unsafe source.withUnsafeBytes { source in
        unsafe UnsafeMutableRawBufferPointer(rebasing: room[offset...])
          .copyMemory(from: source)
      }
    }
  }

  /// Moves bytes to the beginning, and traps if they are not inside.
  mutating func moveDown(_ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    unsafe withUnsafeMutableBytes { bytes in
      unsafe bytes.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: bytes[range]))
    }
  }
}
