import Libc

/// A user and a group, by their numbers: credentials(7).
public struct Identity: Equatable, Sendable, CustomStringConvertible {
  /// The number of the user.
  public let user: uid_t
  /// The number of the group.
  public let group: gid_t

  /// Takes numbers that need no entry in any file.
  public init(user: uid_t, group: gid_t) {
    self.user = user
    self.group = group
  }

  /// Looks a user up, with their first group: getpwnam(3).
  ///
  /// Returns nil if there is no such user. Ask before a change of root, which
  /// hides the file of the users.
  public init?(named name: String) {
    guard let entry = unsafe getpwnam(name) else { return nil }
    user = unsafe entry.pointee.pw_uid
    group = unsafe entry.pointee.pw_gid
  }

  /// The numbers: `user 1000, group 100`.
  public var description: String { "user \(user), group \(group)" }

  /// Whether neither number is root's, nor the -1 that changes nothing.
  public var isOrdinary: Bool {
    user != 0 && user != .max && group != 0 && group != .max
  }
}
