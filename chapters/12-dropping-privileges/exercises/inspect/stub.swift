/// What a process has that it should not.
enum Remainder: Hashable {
  /// A user id that is not the given one.
  case user
  /// A group id that is not the given one.
  case group
  /// A supplementary group that is not the given group.
  case groups
  /// A permitted capability.
  case capabilities
  /// No mark of no_new_privs.
  case newPrivileges
}

/// Reads the text of a file /proc/PID/status, and tells what its
/// process has beyond a user and a group.
///
/// The real, the effective, the saved and the file system's id must be
/// the given one, for users and groups alike. The process need not have
/// supplementary groups. What the text does not tell, or does not tell
/// clearly, is taken for left.
func remainders(
  in status: String, user: UInt32, group: UInt32
) -> Set<Remainder> {
  // TODO: find the lines, and read what is in them.
  []
}
