import Attacks
import Httpd
import Libc

let usage = """
  usage: 16-httpd [--unsandboxed] FOLDER [PORT]
         16-httpd alone FOLDER [PORT]
         16-httpd attack [ATTACK [DEFENCE]...]
         16-httpd fuzz SECONDS
         16-httpd calls
  """

// A write that is impossible must fail, instead of killing the process.
for number in [SIGPIPE, SIGXFSZ, SIGTTOU] { signal(number, SIG_IGN) }
// Swift's own handlers for a crash make calls that no sandbox here allows.
for number in [SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV] {
  signal(number, SIG_DFL)
}
do {
  switch words.first {
  case Role.opener.rawValue where words.contains(compromised):
    try runOpener(without: .takenAway, backdoor: backdoor(.opener))
  case Role.worker.rawValue where words.contains(compromised):
    try runWorker(without: .takenAway, backdoor: backdoor(.worker))
  case Role.opener.rawValue: try runOpener()
  case Role.worker.rawValue: try runWorker()
  case "alone":
    let service = try Service(words.dropFirst())
    try serveAlone(service.folder, from: try service.listen())
  case "attack" where words.count == 1: exit(try tryAttacks() ? 0 : 1)
  case "attack": exit(try tryAttack(words.dropFirst()) ? 0 : 1)
  case "fuzz":
    guard words.count == 2, let seconds = UInt16(words[1])
    else { throw Misuse() }
    exit(try fuzz(forSeconds: Int(seconds)) ? 0 : 1)
  case "calls": try printCalls()
  default:
    let service = try Service(words)
    let options = words.filter { $0 == unsandboxed }
    exit(
      try serve(service.folder, from: try service.listen(), options))
  }
} catch is Misuse {
  report(usage)
  exit(1)
} catch {
  report("\(error)")
  exit(1)
}
