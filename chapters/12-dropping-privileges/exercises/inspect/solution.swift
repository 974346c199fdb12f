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
  var fields: [Substring: [Substring]] = [:]
  for line in status.split(separator: "\n") {
    // A process chooses its name, which may look like a field.
    guard let colon = line.firstIndex(of: ":") else { continue }
    fields[line[..<colon]] = line[line.index(after: colon)...].split {
      $0 == "\t" || $0 == " "
    }
  }
  var found: Set<Remainder> = []
  if !four(fields["Uid"], are: user) { found.insert(.user) }
  if !four(fields["Gid"], are: group) { found.insert(.group) }
  let areOurs = fields["Groups"]?.allSatisfy { UInt32($0) == group }
  if areOurs != true { found.insert(.groups) }
  if number(fields["CapPrm"], radix: 16) != 0 {
    found.insert(.capabilities)
  }
  if number(fields["NoNewPrivs"], radix: 10) != 1 {
    found.insert(.newPrivileges)
  }
  return found
}

/// Whether a field has four numbers, and each is the given one.
private func four(_ words: [Substring]?, are id: UInt32) -> Bool {
  words?.count == 4 && words?.allSatisfy { UInt32($0) == id } == true
}

/// The one number of a field.
private func number(_ words: [Substring]?, radix: Int) -> UInt64? {
  guard let words, words.count == 1 else { return nil }
  return UInt64(words[0], radix: radix)
}
