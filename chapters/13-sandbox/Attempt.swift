import Libc

/// What is there before the sandbox is.
struct Things {
  /// A folder with a file `tale`, and a link that leads out.
  let shelf: String
  /// Two ends of a line; a descriptor waits at the right one.
  let left: Int32
  let right: Int32
  /// A socket that listens, with a connection that waits.
  let door: Int32
}

/// Something to try.
struct Attempt: Sendable {
  let name: String
  /// Tries it; if it fails, `errno` says why.
  let succeeds: @Sendable (Things) -> Bool
}

let attempts = [
  Attempt(name: "send a byte") { write($0.left, "!", 1) == 1 },
  Attempt(name: "receive a descriptor") {
    var byte: UInt8 = 0
    var file: Int32 = -1
    return receiveBytes($0.right, &byte, 1, 0, &file) == 1 && file != -1
  },
  Attempt(name: "send a descriptor") {
    sendBytes($0.left, "!", 1, 0) == 1
  },
  Attempt(name: "take a connection") {
    acceptConnection($0.door) != -1
  },
  Attempt(name: "read shelf/tale") {
    open("\($0.shelf)/tale", O_RDONLY) != -1
  },
  Attempt(name: "write shelf/tale") {
    open("\($0.shelf)/tale", O_WRONLY) != -1
  },
  Attempt(name: "read shelf/link") {
    open("\($0.shelf)/link", O_RDONLY) != -1
  },
  Attempt(name: "look at shelf/link") {
    var status = stat()
    return stat("\($0.shelf)/link", &status) == 0
  },
  Attempt(name: "run true") { _ in runTrue() },
  Attempt(name: "signal its parent") { _ in kill(getppid(), 0) == 0 },
  Attempt(name: "load code") { _ in
    let use = PROT_READ | PROT_EXEC
    let flags = MAP_PRIVATE | MAP_ANON
    return mmap(nil, 4096, use, flags, -1, 0) != MAP_FAILED
  },
  Attempt(name: "make a socket") { _ in makeStreamSocket() != -1 },
]

/// Runs the program true(1) in a child.
func runTrue() -> Bool {
  let words = [strdup("true"), nil]
  let child = forkProcess()
  if child == 0 {
    execv("/usr/bin/true", words)
    _exit(127)
  }
  var status: Int32 = 0
  return waitpid(child, &status, 0) == child && status == 0
}
