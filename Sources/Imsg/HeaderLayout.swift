/// The two layouts that the header of a message has had.
///
/// They differ in how they tell that a descriptor comes with the message. One
/// without is the same in both, on a little-endian machine and up to 65,535
/// bytes.
public enum HeaderLayout: Sendable {
  /// A length of 16 bits, and flags in 16 more: OpenBSD's until 2024.
  case length16
  /// A length of 32 bits, whose highest marks a descriptor: OpenBSD's since.
  case length32

  /// The longest message that a header can announce, in bytes.
  public var longest: Int {
    switch self {
    case .length16: Int(UInt16.max)
    case .length32: Int(Header.mark - 1)
    }
  }
}
