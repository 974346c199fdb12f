import Libc
import Privsep

// usage: sandboxed ATTEMPT [reports] [ABI] PROMISE...
//
// Makes promises, tries something, and prints `done` or the error's number. With
// `reports` a call that was not promised is reported, and with a number Landlock
// is used as in that version of its interface. Without promises it's free.

var words = programArguments().dropFirst()
let name = words.popFirst() ?? ""
if name == "describe" || name == "wait" {
  guard let parent = Part.parentEnd() else { exit(2) }
  try name == "wait" ? waitAsPart(parent) : describePart(parent)
  exit(0)
}
let reports = words.first == "reports" ? words.popFirst() != nil : false
let abi = words.first.flatMap { Int32($0) }
if abi != nil { words.removeFirst() }
let promises = try words.map(promise)

/// Enters the sandbox, if there are promises.
func enter() {
  if promises.isEmpty { return }
  do {
    if let abi {
      _ = try Sandbox.enter(
        promises, reportsCalls: reports, landlockABI: abi)
    } else {
      _ = try Sandbox.enter(promises, reportsCalls: reports)
    }
  } catch {
    print("no sandbox: \(error)")
    exit(2)
  }
}

func end(_ isDone: Bool) -> Never {
  let result = isDone ? "done\n" : "error \(lastError())\n"
  write(1, result, result.utf8.count)
  _exit(isDone ? 0 : 1)
}

if let attempt = attempts[name] { end(try attempt(enter)) }
// Nothing before this starts a thread, and nothing before it may.
enter()
end(try await runTasks())
