import Exercises

/// What a process of the real kernel would get.
struct Model: Process {
  var userIDs: [UInt32] = [0, 0, 0]
  var groupIDs: [UInt32] = [0, 0, 0]
  var groups: [UInt32] = [0, 42]
  var root = "/"
  var workingDirectory = "/var"
  /// The calls, in the order in which they came.
  var calls: [String] = []
  /// A call that fails, and one that succeeds and does not do all.
  var failing = ""
  var partial = ""
  /// Calls that succeed whatever the ids are.
  var keeping: Set<String> = []

  /// Whether a call is to be carried out; nil if it is to fail.
  private mutating func begin(_ call: String, allowed: Bool) -> Bool? {
    calls.append(call)
    if call == failing || !(allowed || keeping.contains(call)) {
      return nil
    }
    return call != partial
  }

  private var isRoot: Bool { userIDs[1] == 0 }

  mutating func chroot(_ folder: String) -> Bool {
    guard let acts = begin("chroot", allowed: isRoot) else { return false }
    if acts {
      let target = folder == "." ? workingDirectory : folder
      if workingDirectory != target { workingDirectory = "outside" }
      root = target
    }
    return true
  }

  mutating func chdir(_ folder: String) -> Bool {
    // The new root directory is empty: there is nowhere else to go.
    let exists = root == "/" || folder == "/"
    guard let acts = begin("chdir", allowed: true), exists else {
      return false
    }
    if acts { workingDirectory = folder == "/" ? root : folder }
    return true
  }

  mutating func setgroups(_ groups: [UInt32]) -> Bool {
    guard let acts = begin("setgroups", allowed: isRoot) else {
      return false
    }
    if acts { self.groups = groups }
    return true
  }

  mutating func setresgid(
    real: UInt32, effective: UInt32, saved: UInt32
  ) -> Bool {
    let ids = [real, effective, saved]
    let allowed = isRoot || Set(ids).isSubset(of: groupIDs)
    guard let acts = begin("setresgid", allowed: allowed) else {
      return false
    }
    groupIDs = acts ? ids : [real, effective, groupIDs[2]]
    return true
  }

  mutating func setresuid(
    real: UInt32, effective: UInt32, saved: UInt32
  ) -> Bool {
    let ids = [real, effective, saved]
    let allowed = isRoot || Set(ids).isSubset(of: userIDs)
    guard let acts = begin("setresuid", allowed: allowed) else {
      return false
    }
    userIDs = acts ? ids : [real, effective, userIDs[2]]
    return true
  }
}

let user = UInt32.random(in: 1000...9999)
let group = UInt32.random(in: 10_000...60_000)
let folder = "/var/empty\(Int.random(in: 1...99))"

/// Lets the attempt act on a process, and returns both.
func attempt(
  on process: Model, user: UInt32 = user, group: UInt32 = group
) -> (Bool, Model) {
  var process = process
  let result = giveUpRoot(
    of: &process, user: user, group: group, folder: folder)
  return (result, process)
}

trial("a process of root") {
  let (result, process) = attempt(on: Model())
  expect(
    result, happened: "it returned false",
    should: "return true: no call needs to fail")
  let should = "return true only if all is given up"
  expect(
    process.root == folder,
    happened: "it returned true, and the root directory is \(process.root)",
    should: should)
  let place = process.workingDirectory
  expect(
    place == folder,
    happened: "it returned true, and the working directory is \(place)",
    should: should)
  expect(
    process.groups == [group],
    happened: "it returned true, and the groups are \(process.groups)",
    should: should)
  expect(
    process.groupIDs == [group, group, group],
    happened: "it returned true, and the group ids are \(process.groupIDs)",
    should: should)
  expect(
    process.userIDs == [user, user, user],
    happened: "it returned true, and the user ids are \(process.userIDs)",
    should: should)
}

let calls = ["chroot", "chdir", "setgroups", "setresgid", "setresuid"]

trial("a call that fails") {
  for call in calls {
    let (result, process) = attempt(on: Model(failing: call))
    expect(
      !result, happened: "\(call) failed, and it returned true",
      should: "look at what each call returns")
    expect(
      process.calls.last == call,
      happened: "\(call) failed, and it went on",
      should: "make no further call: the process is half of root")
  }
}

trial("a call that does not do all") {
  for call in calls.dropFirst(2) {
    let process = Model(
      userIDs: [0, 0, 77], groupIDs: [0, 0, 77], partial: call)
    let (result, _) = attempt(on: process)
    expect(
      !result,
      happened: "\(call) succeeded, and did not do all; it returned true",
      should: "look at the ids and the groups themselves")
  }
}

trial("capabilities that stay") {
  for call in ["setresuid", "setresgid"] {
    let (result, _) = attempt(on: Model(keeping: [call]))
    expect(
      !result,
      happened: "root could be taken back by \(call); it returned true",
      should: "try to be root again, and give no success if that works")
  }
}

trial("no one to become") {
  for (user, group) in [(0, group), (user, 0)] {
    let (result, process) = attempt(on: Model(), user: user, group: group)
    expect(
      !result && process.calls.isEmpty,
      happened: "user \(user), group \(group): it went ahead",
      should: "refuse, and make no call: this is root")
  }
}

passed()
