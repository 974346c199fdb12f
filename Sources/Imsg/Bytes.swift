extension RawSpan {
  /// Copies the bytes to a place that has room for them.
  ///
  /// From 4 to 32 bytes are copied by two loads and two stores, which may
  /// overlap: that is cheaper than a call.
  @unsafe @inlinable @inline(__always)
  func copy(to place: UnsafeMutableRawPointer) {
    switch byteCount {
    case 0: return
    case 16...32: unsafe copyEnds(to: place, as: SIMD16<UInt8>.self)
    case 8..<16: unsafe copyEnds(to: place, as: UInt64.self)
    case 4..<8: unsafe copyEnds(to: place, as: UInt32.self)
    default:
      unsafe withUnsafeBytes { bytes in
        guard let start = bytes.baseAddress else { return }
        unsafe place.copyMemory(from: start, byteCount: bytes.count)
      }
    }
  }

  /// Copies the first `Part` and the last, which may overlap.
  @unsafe @inlinable @inline(__always)
  func copyEnds<Part: BitwiseCopyable>(
    to place: UnsafeMutableRawPointer, as part: Part.Type
  ) {
    let last = byteCount - MemoryLayout<Part>.size
    let parts = unsafe (
      unsafeLoadUnaligned(fromByteOffset: 0, as: part),
      unsafeLoadUnaligned(fromByteOffset: last, as: part)
    )
    unsafe place.storeBytes(of: parts.0, as: part)
    unsafe place.storeBytes(of: parts.1, toByteOffset: last, as: part)
  }
}

extension [UInt8] {
  /// Creates an array from a copy of the bytes, which outlives the span.
  public init(copying bytes: RawSpan) {
    self = unsafe bytes.withUnsafeBytes { unsafe Array($0) }
  }
}
