/// The two layouts that the header of a message has had over time.
///
/// They differ in how they mark that a descriptor comes with the message.
/// Without one, a header is the same in both, on a little-endian machine and up
/// to a length of 65,535 bytes.
@frozen public enum HeaderLayout: Sendable {
  /// A 16-bit length, and 16 bits of flags: OpenBSD's until 2024, and tmux's up
  /// to 3.5a.
  case length16
  /// A 32-bit length, whose highest bit marks a descriptor: OpenBSD's since
  /// 2024, and tmux's since 3.6.
  case length32

  /// The longest message that a header can announce, in bytes with the header.
  public var longest: Int {
    switch self {
    case .length16: Int(UInt16.max)
    case .length32: Int(Header.mark - 1)
    }
  }
}
