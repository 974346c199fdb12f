/// How one system call is answered, if its arguments are as they must be.
public struct Rule: Sendable {
  /// The name of the call, as in syscalls(2).
  public let name: String
  /// What the arguments must be, in words; empty if they may be anything.
  public var condition: String {
    tests.map(\.words).joined(separator: ", ")
  }
  /// Why the call is answered in this way, in a few words.
  public let reason: String
  /// What becomes of the call.
  public let answer: Answer

  let number: Int32
  /// All must hold.
  let tests: [Test]

  /// Whether bits of an argument have a certain value.
  ///
  /// A filter sees 64 bits, and this looks at the lower 32. So it may only be
  /// made of an argument of which the kernel itself takes no more.
  struct Test: Equatable, Sendable {
    /// The argument, counted from 0.
    let index: Int
    /// Which of its bits are looked at.
    let mask: UInt32
    /// What they must be.
    let value: UInt32
    let words: String
  }

  /// What can become of a call.
  public enum Answer: Equatable, Sendable {
    /// The kernel makes it.
    case allowed
    /// It isn't made, and fails with an error of this number.
    case fails(Int32)
    /// It isn't made, and returns 0, as if it had been.
    case skipped
    /// It isn't made, and a handler in this process answers it.
    case isAnswered
  }
}

extension Rule {
  /// Whether it answers all calls that another would.
  func covers(_ other: Rule) -> Bool {
    number == other.number && (tests.isEmpty || tests == other.tests)
  }

  /// Allows a call.
  static func allow(
    _ name: String, _ number: Int32, _ tests: Test..., because reason: String
  ) -> Rule {
    Rule(
      name: name, reason: reason, answer: .allowed, number: number,
      tests: tests)
  }

  /// Lets a call fail.
  static func fail(
    _ name: String, _ number: Int32, _ tests: Test..., with error: Int32,
    because reason: String
  ) -> Rule {
    Rule(
      name: name, reason: reason, answer: .fails(error), number: number,
      tests: tests)
  }

  /// Lets a call seem to succeed.
  static func skip(
    _ name: String, _ number: Int32, _ tests: Test..., because reason: String
  ) -> Rule {
    Rule(
      name: name, reason: reason, answer: .skipped, number: number,
      tests: tests)
  }

  /// Has a call answered in this process.
  static func answer(
    _ name: String, _ number: Int32, _ tests: Test..., because reason: String
  ) -> Rule {
    Rule(
      name: name, reason: reason, answer: .isAnswered, number: number,
      tests: tests)
  }
}

extension Rule.Test {
  /// An argument has exactly this value.
  static func argument(
    _ index: Int, is value: some BinaryInteger, _ words: String
  ) -> Rule.Test {
    let value = UInt32(truncatingIfNeeded: value)
    return Rule.Test(index: index, mask: .max, value: value, words: words)
  }

  /// An argument has none but these bits.
  static func argument(
    _ index: Int, only bits: some BinaryInteger, _ words: String
  ) -> Rule.Test {
    let mask = ~UInt32(truncatingIfNeeded: bits)
    return Rule.Test(
      index: index, mask: mask, value: 0, words: "only " + words)
  }

  /// An argument has none of these bits.
  static func argument(
    _ index: Int, without bits: some BinaryInteger, _ words: String
  ) -> Rule.Test {
    let mask = UInt32(truncatingIfNeeded: bits)
    return Rule.Test(index: index, mask: mask, value: 0, words: "no " + words)
  }

  /// An argument has this bit, whatever else it has.
  static func argument(
    _ index: Int, has bit: some BinaryInteger, _ words: String
  ) -> Rule.Test {
    let mask = UInt32(truncatingIfNeeded: bit)
    return Rule.Test(index: index, mask: mask, value: mask, words: words)
  }
}
