import Exercises
import Libc

/// Makes a child that ends as told.
private func child(_ end: Exit) -> pid_t {
  let child = forkProcess()
  if child != 0 { return child }
  switch end {
  case .status(let status): _exit(status)
  case .signal(let number):
    raise(number)
    _exit(1)
  }
}

/// Makes a child that has ended, and that nobody has waited for.
private func zombie(_ status: Int32) -> pid_t {
  let child = child(.status(status))
  var end = siginfo_t()
  return waitid(P_PID, id_t(child), &end, WEXITED | WNOWAIT) == 0 ? child : -1
}

private func words(for end: Exit?) -> String {
  end.map { ".\($0)" } ?? "nil"
}

private func expectEnding(of child: pid_t, _ wanted: Exit?, _ story: String) {
  let told = ending(of: child)
  expect(
    told == wanted, happened: "\(story), and it returned \(words(for: told))",
    should: "return \(words(for: wanted))")
}

trial("children that exit") {
  // A shell reports 137 of a child that SIGKILL ended, too.
  for status in [Int32.random(in: 1...254), 0, 255, 137, 143] {
    expectEnding(
      of: child(.status(status)), .status(status),
      "a child exited with \(status)")
  }
}

trial("children that a signal ends") {
  for number in [SIGKILL, SIGTERM, SIGABRT, SIGSEGV, SIGPIPE].shuffled() {
    expectEnding(
      of: child(.signal(number)), .signal(number),
      "a child was killed by signal \(number)")
  }
}

trial("two children, of which the first has ended") {
  let status = Int32.random(in: 1...255)
  let first = zombie(status)
  expectEnding(
    of: child(.signal(SIGKILL)), .signal(SIGKILL),
    "the second of two children was killed")
  expect(
    waitid(P_PID, id_t(first), nil, WEXITED | WNOHANG | WNOWAIT) == 0,
    happened: "the first of two children was waited for with the second",
    should: "wait for no child but the one that it is asked for")
  expectEnding(of: first, .status(status), "the first of two children exited")
}

trial("processes that are no children, or no longer") {
  let (first, other) = (child(.status(3)), child(.status(4)))
  waitpid(first, nil, 0)
  for process in [first, getpid()] {
    expectEnding(of: process, nil, "the process was no child, or no longer")
  }
  expect(
    waitpid(other, nil, 0) == other,
    happened: "another child was waited for in its place",
    should: "wait for no child but the one that it is asked for")
}
passed()
