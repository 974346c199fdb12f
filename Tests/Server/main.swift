import HTTP
import Libc
import Privsep
import Unix

// Serves a directory in one process: DIRECTORY [NAME=NUMBER...]. The names are
// those of the time limits, in milliseconds, and `descriptors`. `deaf=1` shuts
// the listening socket down.
signal(SIGPIPE, SIG_IGN)
let words = programArguments()
var limits = TimeLimits()
var descriptors = 1024
var isDeaf = false
for word in words.dropFirst(2) {
  let parts = word.split(separator: "=")
  guard parts.count == 2, let number = Int(parts[1]) else { fatalError(word) }
  switch parts[0] {
  case "request": limits.request = .milliseconds(number)
  case "sending": limits.sending = .milliseconds(number)
  case "draining": limits.draining = .milliseconds(number)
  case "grace": limits.grace = .milliseconds(number)
  case "stopping": limits.stopping = .milliseconds(number)
  case "descriptors": descriptors = number
  case "deaf": isDeaf = true
  default: fatalError(word)
  }
}

@MainActor func serve() throws {
  let listener = Descriptor(owning: socket(AF_INET, streamSocket, 0))
  if listenOnLoopback(listener.number, 0) == -1 { throw SystemError("listen") }
  try listener.stopWaiting()
  if isDeaf { shutdown(listener.number, Int32(SHUT_RD)) }
  var loop = try EventLoop()
  var server = try Server(
    try Folder(words[1]), descriptors: descriptors, limits: limits)
  // The loop handles signals by now.
  print("http://127.0.0.1:\(portNumber(listener.number))")
  fflush(nil)
  server.listen(on: listener, &loop)
  while !server.isDone {
    for event in try loop.wait() { try server.handle(event, &loop) }
    server.flushLog(&loop)
  }
}

do {
  try serve()
} catch {
  let line = "test-server: \(error)\n"
  write(2, line, line.utf8.count)
  exit(1)
}
