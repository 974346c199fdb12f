import Unix

/// Why `drop` did not return.
public enum DropError: Error, Equatable, CustomStringConvertible {
  /// This is root, or nobody at all. Nothing was changed.
  case refused(Identity)
  /// A system call failed. The calls before it have succeeded.
  case failed(SystemError)
  /// No call failed, and yet there is something left.
  case kept(Remainder)

  /// What can be left of root.
  public enum Remainder: String, Sendable {
    case user = "a user"
    case group = "a group"
    case groups = "supplementary groups"
    case capabilities = "capabilities"
    case newPrivileges = "new rights by exec"
  }

  /// What is wrong: `setgroups: Operation not permitted`.
  public var description: String {
    switch self {
    case .refused(let identity): "no one to drop to: \(identity)"
    case .failed(let error): error.description
    case .kept(let remainder): "not given up: \(remainder.rawValue)"
    }
  }
}
