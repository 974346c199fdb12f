import Libc

let stream = streamSocket

/// Ends the program, and says which call failed and why.
func fail(_ call: String) -> Never {
  perror(call)
  exit(1)
}

/// The child: says hello, and ends.
func sayHello(on end: Int32) -> Never {
  let hello = "hello from the child"
  if write(end, hello, hello.utf8.count) == -1 {
    perror("child: write")
    _exit(1)
  }
  _exit(0)
}

/// The parent: listens until the other side is closed.
func hearOut(_ end: Int32) -> String {
  var text: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 64)
  while true {
    let count = read(end, &buffer, buffer.count)
    if count == -1 { fail("read") }
    if count == 0 { return String(decoding: text, as: UTF8.self) }
    text += buffer[..<count]
  }
}

// A write that nobody can read is to fail, not to end the program.
signal(SIGPIPE, SIG_IGN)

var ends: [Int32] = [-1, -1]
if socketpair(AF_UNIX, stream, 0, &ends) == -1 { fail("socketpair") }
let (parentEnd, childEnd) = (ends[0], ends[1])

let child = forkProcess()
if child == -1 { fail("fork") }
if child == 0 {
  close(parentEnd)
  sayHello(on: childEnd)
}
close(childEnd)
print("the child says:", hearOut(parentEnd))
close(parentEnd)

var status: Int32 = 0
if waitpid(child, &status, 0) == -1 { fail("waitpid") }
if wasKilled(status) {
  print("the child was killed by signal", killingSignal(status))
  exit(1)
}
print("the child exited with status", exitStatus(status))
exit(exitStatus(status))
