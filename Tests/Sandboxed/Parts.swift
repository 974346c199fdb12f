import Libc
import Privsep
import Unix

/// What a part is and has, told on its channel.
func describePart(_ parent: consuming Descriptor) throws {
  var status = stat()
  fileStatus(0, &status)
  let facts = [
    "session \(getsid(0) == getpid())", "group \(getpgrp() == getpid())",
    "terminal \(open("/dev/tty", O_RDWR) != -1)",
    "null \(status.st_mode & S_IFMT == S_IFCHR && status.st_rdev == 0x103)",
  ]
  _ = try parent.write(Array(facts.joined(separator: ", ").utf8))
}

/// Starts a part, kills its parent, and tells whether the part lives on.
func killParentOfPart(_ words: [String]) throws -> Bool {
  let pipe = try SocketPair()
  guard let parent = try Child.fork() else {
    let part = try Part(["wait"] + words)
    // Now only the part has it.
    sendBytes(part.end.number, "!", 1, pipe.right.number)
    _ = try part.end.read(upTo: 1)
    kill(getpid(), SIGKILL)
    _exit(1)
  }
  try pipe.right.close()
  _ = try parent.wait()
  var end = pollfd(fd: pipe.left.number, events: Int16(POLLIN), revents: 0)
  let lives = poll(&end, 1, 2000) == 0
  if lives { _ = try pipe.left.write(Array("!".utf8)) }
  return lives
}

/// A part that waits for a byte on a socket which it gets on its channel.
func waitAsPart(_ parent: consuming Descriptor) throws {
  var byte: UInt8 = 0
  var number: Int32 = -1
  receiveBytes(parent.number, &byte, 1, 0, &number)
  _ = try parent.write(Array("!".utf8))
  read(number, &byte, 1)
}
