import Libc

/// The reason why a file could not be opened.
public struct Refusal: Error, CustomStringConvertible {
  /// The error number: errno(3).
  public let number: Int32

  /// Creates a refusal from an error number.
  public init(number: Int32) {
    self.number = number
  }

  /// The reason in words, such as `Permission denied`.
  public var description: String { unsafe String(cString: strerror(number)) }
}
