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
  // TODO: make the calls in their order, and look at what came of it.
  return false
}
