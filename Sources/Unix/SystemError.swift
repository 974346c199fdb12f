import Libc

/// A system call that failed, and the reason.
public struct SystemError: Error, Equatable, CustomStringConvertible {
  /// The name of the call, such as `socketpair`.
  public let call: String
  /// The error number: errno(3).
  public let number: Int32

  /// Takes the reason from the current value of `errno`.
  ///
  /// Make the error right after the call, before anything else can change
  /// `errno`.
  public init(_ call: String) {
    number = lastError()
    self.call = call
  }

  /// The call and the reason, such as `socketpair: Too many open files`.
  public var description: String {
    unsafe "\(call): \(String(cString: strerror(number)))"
  }
}
