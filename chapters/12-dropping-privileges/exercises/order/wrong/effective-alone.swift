// Refused: it returned true, and the user ids are
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
  guard process.chroot(folder), process.chdir("/"),
    process.setgroups([group]),
    process.setresgid(real: group, effective: group, saved: group),
    process.setresuid(real: 0, effective: user, saved: 0)
  else { return false }
  guard process.userIDs[1] == user,
    process.groupIDs == [group, group, group],
    process.groups == [group]
  else { return false }
  return true
}
