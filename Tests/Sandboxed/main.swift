import Libc
import Privsep

// usage: sandboxed ATTEMPT [reports] [[landlock] ABI] PROMISE...
//
// Makes promises, tries something, and prints `done` or the error's number.
// With `reports` a call that was not promised is reported. With a number,
// Landlock is used as in that version of its interface, and after `landlock`
// nothing else is. Without promises nothing is denied.

var words = programArguments().dropFirst()
let name = words.popFirst() ?? ""
if try playPart(name) { exit(0) }

let reports = words.first == "reports" && words.popFirst() != nil
let isLandlock = words.first == "landlock" && words.popFirst() != nil
let abi = words.first.flatMap { Int32($0) }
if abi != nil { words.removeFirst() }
let promises = try words.map(promise)

/// Enters the sandbox, if there are promises.
func enter() {
  if promises.isEmpty { return }
  do {
    if let abi, isLandlock {
      refuseNewPrivileges()
      try restrictReach(of: promises, version: abi)
    } else if let abi {
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

if let attempt = attempts[name] ?? reaches[name] ?? excesses[name] {
  end(try attempt(enter))
}
// Nothing before this starts a thread, and nothing before it may.
enter()
end(try await runTasks())
