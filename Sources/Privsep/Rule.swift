import Libc

/// What becomes of one system call, if its arguments are as they must be.
public struct Rule: Sendable {
  /// The name of the call, as in syscalls(2).
  public var name: String {
    #if os(Linux)
      if let name = unsafe callName(number) {
        return unsafe String(cString: name)
      }
    #endif
    return "call \(number)"
  }
  /// What the arguments must be, in words; empty if they may be anything.
  public var condition: String {
    comparisons.map(\.words).joined(separator: ", ")
  }
  /// Why the rule is there, in a few words.
  public let reason: String
  /// What becomes of the call.
  public let action: Action

  package let number: Int32
  /// All must hold.
  let comparisons: [Comparison]

  /// What can become of a call.
  public enum Action: Equatable, Sendable {
    /// The kernel makes it.
    case allow
    /// It isn't made, and fails with an error of this number. With 0 it returns
    /// 0, as if it had been made.
    case fail(Int32)
    /// It isn't made, and a handler in this process answers it.
    case trap
  }

  /// Compares some bits of an argument with a value.
  ///
  /// A filter sees 64 bits, and this looks at the lower 32. So it may only be
  /// used for an argument of which the kernel itself takes no more.
  struct Comparison: Equatable, Sendable {
    /// The argument, counted from 0.
    let index: Int
    /// Which of its bits are looked at.
    let mask: UInt32
    /// What they must be.
    let value: UInt32
    let words: String
  }

  init(
    _ number: Int32, _ comparisons: Comparison..., because reason: String,
    action: Action = .allow
  ) {
    self.number = number
    self.comparisons = comparisons
    self.reason = reason
    self.action = action
  }

  /// Whether it applies to all calls to which another does.
  func covers(_ other: Rule) -> Bool {
    number == other.number
      && (comparisons.isEmpty || comparisons == other.comparisons)
  }
}

extension Rule.Comparison {
  /// An argument has exactly this value.
  static func argument(
    _ index: Int, is value: some BinaryInteger, _ words: String
  ) -> Self {
    let value = UInt32(truncatingIfNeeded: value)
    return Self(index: index, mask: .max, value: value, words: words)
  }

  /// An argument has none but these bits.
  static func argument(
    _ index: Int, only bits: some BinaryInteger, _ words: String
  ) -> Self {
    let mask = ~UInt32(truncatingIfNeeded: bits)
    return Self(index: index, mask: mask, value: 0, words: "only " + words)
  }

  /// An argument has none of these bits.
  static func argument(
    _ index: Int, without bits: some BinaryInteger, _ words: String
  ) -> Self {
    let mask = UInt32(truncatingIfNeeded: bits)
    return Self(index: index, mask: mask, value: 0, words: "no " + words)
  }

  /// An argument has this bit, whatever else it has.
  static func argument(
    _ index: Int, has bit: some BinaryInteger, _ words: String
  ) -> Self {
    let mask = UInt32(truncatingIfNeeded: bit)
    return Self(index: index, mask: mask, value: mask, words: words)
  }
}
