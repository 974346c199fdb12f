import Libc

/// Prints why a call failed, and exits.
func fail(_ call: String) -> Never {
  perror(call)
  exit(1)
}

/// The child: says hello, and exits.
func sayHello(on end: Int32) -> Never {
  let hello = "hello from the child"
  if write(end, hello, hello.utf8.count) == -1 {
    perror("child: write")
    _exit(1)
  }
  _exit(0)
}

/// The parent: reads until the end of file.
func readAll(from end: Int32) -> String {
  var text: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 64)
  while true {
    let count = read(end, &buffer, buffer.count)
    if count == -1 { fail("read") }
    if count == 0 { return String(decoding: text, as: UTF8.self) }
    text += buffer[..<count]
  }
}

// Writing to an end whose peer is closed should fail, and not kill us.
signal(SIGPIPE, SIG_IGN)

var ends: [Int32] = [-1, -1]
if makeSocketPair(streamSocket, &ends) == -1 { fail("socketpair") }
let (parentEnd, childEnd) = (ends[0], ends[1])

let child = forkProcess()
if child == -1 { fail("fork") }
if child == 0 {
  close(parentEnd)
  sayHello(on: childEnd)
}
close(childEnd)
print("the child says:", readAll(from: parentEnd))
close(parentEnd)

var status: Int32 = 0
if waitpid(child, &status, 0) == -1 { fail("waitpid") }
if wasKilled(status) {
  print("the child was killed by signal", killingSignal(status))
  exit(1)
}
print("the child exited with status", exitStatus(status))
exit(exitStatus(status))
