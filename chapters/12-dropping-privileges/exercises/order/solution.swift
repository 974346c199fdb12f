/// A process as the kernel sees it, and what it may ask for.
///
/// Folders are given by their paths. Each call returns whether it
/// succeeded. One that fails has changed nothing.
protocol Process {
  mutating func chroot(_: String) -> Bool
  mutating func chdir(_: String) -> Bool
  mutating func setgroups(_: [UInt32]) -> Bool
  mutating func setresgid(
    real: UInt32, effective: UInt32, saved: UInt32
  ) -> Bool
  mutating func setresuid(
    real: UInt32, effective: UInt32, saved: UInt32
  ) -> Bool

  /// The real, the effective and the saved user id, in this order.
  var userIDs: [UInt32] { get }
  /// The real, the effective and the saved group id, in this order.
  var groupIDs: [UInt32] { get }
  /// The supplementary groups.
  var groups: [UInt32] { get }
}

/// Gives up root: lets the process become a user and a group, with no
/// other group, and with a folder for its root directory and for its
/// working directory.
///
/// Returns true only if all of it is so, and root cannot be taken back
/// by setresuid or setresgid. Makes no further call after one that has
/// failed. User 0 and group 0 are no one to become: then it returns
/// false, and makes no call at all.
func giveUpRoot(
  of process: inout some Process, user: UInt32, group: UInt32,
  folder: String
) -> Bool {
  if user == 0 || group == 0 { return false }
  guard process.chroot(folder), process.chdir("/"),
    process.setgroups([group]),
    process.setresgid(real: group, effective: group, saved: group),
    // The last one, since all the others need root.
    process.setresuid(real: user, effective: user, saved: user)
  else { return false }
  // A call that succeeded may have done nothing.
  guard process.userIDs == [user, user, user],
    process.groupIDs == [group, group, group],
    process.groups == [group]
  else { return false }
  // The ids can be another's, and the power still root's.
  return !process.setresuid(real: 0, effective: 0, saved: 0)
    && !process.setresgid(real: 0, effective: 0, saved: 0)
}
