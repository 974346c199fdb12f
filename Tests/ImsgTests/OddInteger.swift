/// An integer that keeps itself in memory as no bits that come can: only some
/// of them are a case.
struct OddInteger: FixedWidthInteger, UnsignedInteger, Sendable {
  private enum Value: UInt8 { case zero, one, two }
  private var value = Value.zero

  init() {}
  init(integerLiteral value: UInt64) {
    self.init(truncatingIfNeeded: value)
  }
  init<T: BinaryInteger>(truncatingIfNeeded value: T) {
    self.value = Value(rawValue: UInt8(value % 3)) ?? .zero
  }
  var words: [UInt] { [UInt(value.rawValue)] }

  /// How many bits it tells, next time and from then on.
  nonisolated(unsafe) static var widths = [8]
  static var bitWidth: Int {
    widths.count > 1 ? widths.removeFirst() : widths[0]
  }
  static var max: Self { 2 }
  static var min: Self { 0 }
}

// What nobody calls here.
extension OddInteger {
  typealias Magnitude = Self
  typealias Partial = (partialValue: Self, overflow: Bool)

  init(_truncatingBits bits: UInt) { self.init(truncatingIfNeeded: bits) }
  init?<T: BinaryInteger>(exactly value: T) { nil }
  init<T: BinaryFloatingPoint>(_ value: T) { self.init() }
  init?<T: BinaryFloatingPoint>(exactly value: T) { nil }

  var trailingZeroBitCount: Int { 0 }
  var nonzeroBitCount: Int { 0 }
  var leadingZeroBitCount: Int { 0 }
  var byteSwapped: Self { self }
  func addingReportingOverflow(_: Self) -> Partial { (self, true) }
  func subtractingReportingOverflow(_: Self) -> Partial { (self, true) }
  func multipliedReportingOverflow(by _: Self) -> Partial { (self, true) }
  func dividedReportingOverflow(by _: Self) -> Partial { (self, true) }
  func remainderReportingOverflow(dividingBy _: Self) -> Partial {
    (self, true)
  }
  func dividingFullWidth(
    _: (high: Self, low: Self)
  ) -> (quotient: Self, remainder: Self) { (self, self) }
  static func + (left: Self, _: Self) -> Self { left }
  static func - (left: Self, _: Self) -> Self { left }
  static func * (left: Self, _: Self) -> Self { left }
  static func / (left: Self, _: Self) -> Self { left }
  static func % (left: Self, _: Self) -> Self { left }
  static func += (_: inout Self, _: Self) {}
  static func -= (_: inout Self, _: Self) {}
  static func *= (_: inout Self, _: Self) {}
  static func /= (_: inout Self, _: Self) {}
  static func %= (_: inout Self, _: Self) {}
  static func &= (_: inout Self, _: Self) {}
  static func |= (_: inout Self, _: Self) {}
  static func ^= (_: inout Self, _: Self) {}
  static func &>>= (_: inout Self, _: Self) {}
  static func &<<= (_: inout Self, _: Self) {}
}
