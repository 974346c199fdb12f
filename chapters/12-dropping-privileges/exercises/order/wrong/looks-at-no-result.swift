// Refused: chroot failed, and it returned true
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

  var userIDs: [UInt32] { get }
  var groupIDs: [UInt32] { get }
  var groups: [UInt32] { get }
}

func giveUpRoot(
  of process: inout some Process, user: UInt32, group: UInt32,
  folder: String
) -> Bool {
  if user == 0 || group == 0 { return false }
  _ = process.chroot(folder)
  _ = process.chdir("/")
  _ = process.setgroups([group])
  _ = process.setresgid(real: group, effective: group, saved: group)
  _ = process.setresuid(real: user, effective: user, saved: user)
  guard process.userIDs == [user, user, user],
    process.groupIDs == [group, group, group],
    process.groups == [group]
  else { return false }
  return !process.setresuid(real: 0, effective: 0, saved: 0)
    && !process.setresgid(real: 0, effective: 0, saved: 0)
}
