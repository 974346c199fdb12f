import CShims

/// A system call that failed, and why.
public struct SystemError: Error, Equatable, CustomStringConvertible {
  /// The name of the call.
  public let call: String
  /// The number of the reason: errno(3).
  public let number: Int32

  /// Takes the reason from `errno`, so it must come right after the call.
  public init(_ call: String) {
    number = lastError()
    self.call = call
  }

  /// The call and the reason: `socketpair: Too many open files`.
  public var description: String {
    unsafe "\(call): \(String(cString: strerror(number)))"
  }
}
