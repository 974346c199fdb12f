import Exercises
import Libc

private let checker = getpid()

/// Has `exit`, if a child calls it, let the check know.
private func watchForExit() {
  atexit { if getpid() != checker { close(creat("called-exit", 0o600)) } }
}

/// Ends a child that comes back from the attempt, and lets the check know.
private func expectNoneCameBack() {
  if getpid() != checker {
    close(creat("came-back", 0o600))
    _exit(0)
  }
  expect(
    unlink("came-back") == -1, happened: "a child came back from reapAll",
    should: "end each child when its task has returned")
  expect(
    unlink("called-exit") == -1, happened: "a child called exit",
    should: "end each child by _exit")
}

/// Has tasks run, and returns the exit statuses that were told.
///
/// Each task returns a status of the list, once it was begun. The first are
/// begun at once, and each of the others when one has ended.
private func told(
  of statuses: [Int32], begun order: [Int], atOnce count: Int
) -> [Int32] {
  let gates = statuses.map { _ in
    var ends: [Int32] = [-1, -1]
    makeSocketPair(streamSocket, &ends)
    return ends
  }
  var waiting = order[...]
  func beginNext() {
    if let next = waiting.popFirst() { write(gates[next][1], "!", 1) }
  }
  for _ in 0..<count { beginNext() }

  var ranHere = false
  var told: [Int32] = []
  let tasks = statuses.indices.map { index in
    {
      if getpid() == checker { ranHere = true }
      var byte: UInt8 = 0
      if !ranHere { read(gates[index][0], &byte, 1) }
      return statuses[index]
    }
  }
  reapAll(tasks) { status in
    told.append(status)
    beginNext()
  }
  expectNoneCameBack()
  expect(
    !ranHere, happened: "the calling process ran a task itself",
    should: "run each task in a child of its own")
  for end in gates.joined() { close(end) }
  return told
}

private func expectTold(_ wanted: [Int32], _ told: [Int32], _ order: String) {
  expect(
    told == wanted, happened: "it told of \(told)",
    should: "tell of \(wanted), \(order)")
}

watchForExit()

trial("three children") {
  let statuses = Array((1...Int32(255)).shuffled().prefix(3))
  let told = told(of: statuses, begun: [0, 1, 2], atOnce: 3)
  expectTold(statuses.sorted(), told.sorted(), "in any order")
}

trial("five children, of which the middle ones end first") {
  let statuses = [0, 0, 255, 1, Int32.random(in: 2...254)].shuffled()
  let order = [1, 2, 3].shuffled() + [0, 4].shuffled()
  expectTold(
    order.map { statuses[$0] }, told(of: statuses, begun: order, atOnce: 1),
    "in the order in which they end")
}

trial("no child") {
  expectTold([], told(of: [], begun: [], atOnce: 0), "none")
}
passed()
