// Refused: group 0
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
  if user == 0 { return false }
  guard process.chroot(folder), process.chdir("/"),
    process.setgroups([group]),
    process.setresgid(real: group, effective: group, saved: group),
    process.setresuid(real: user, effective: user, saved: user)
  else { return false }
  guard process.userIDs == [user, user, user],
    process.groupIDs == [group, group, group],
    process.groups == [group]
  else { return false }
  return !process.setresuid(real: 0, effective: 0, saved: 0)
    && !process.setresgid(real: 0, effective: 0, saved: 0)
}
