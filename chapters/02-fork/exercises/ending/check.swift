import CShims
import Exercises

/// Makes a child that ends as told.
private func child(_ end: Exit) -> pid_t {
  fflush(nil)
  let child = forkProcess()
  if child != 0 { return child }
  switch end {
  case .status(let status): _exit(status)
  case .signal(let number):
    raise(number)
    _exit(1)
  }
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
  for status in [Int32.random(in: 1...254), 0, 255, 137, 128 + SIGTERM] {
    expectEnding(
      of: child(.status(status)), .status(status),
      "a child exited with \(status)")
  }
}

trial("children that a signal ends") {
  let numbers = [
    SIGKILL, SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGABRT, SIGSEGV, SIGBUS, SIGILL,
    SIGFPE, SIGPIPE, SIGALRM, SIGUSR1, SIGUSR2,
  ]
  for number in numbers.shuffled() {
    expectEnding(
      of: child(.signal(number)), .signal(number),
      "a child was killed by signal \(number)")
  }
}

trial("two children that have ended") {
  let status = Int32.random(in: 1...255)
  let children = [child(.status(status)), child(.signal(SIGKILL))]
  for child in children {
    var end = siginfo_t()
    waitid(P_PID, id_t(child), &end, WEXITED | WNOWAIT)
  }
  expectEnding(
    of: children[1], .signal(SIGKILL), "the second of two children was killed")
  expect(
    waitid(P_PID, id_t(children[0]), nil, WEXITED | WNOHANG | WNOWAIT) == 0,
    happened: "the first of two children was waited for with the second",
    should: "wait for no child but the one that it is asked for")
  expectEnding(
    of: children[0], .status(status), "the first of two children exited")
}

trial("a child that was waited for before") {
  let (first, other) = (child(.status(3)), child(.status(4)))
  waitpid(first, nil, 0)
  expectEnding(of: first, nil, "it was waited for before")
  expect(
    waitpid(other, nil, 0) == other,
    happened: "another child was waited for in its place",
    should: "wait for no child but the one that it is asked for")
}

trial("a process that is no child") {
  expectEnding(of: getpid(), nil, "a process is no child of itself")
}
passed()
