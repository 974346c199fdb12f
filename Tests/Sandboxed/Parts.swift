import Libc
import Privsep
import Unix

/// Plays a part, if this is the role of one.
func playPart(_ role: String) throws -> Bool {
  let roles = [
    "describe": describePart, "live": waitAsPart, "die": dieAsPart,
    "harden": hardenPart,
  ]
  guard let play = roles[role], let parent = Part.parentEnd() else {
    return false
  }
  try play(parent)
  return true
}

/// What a part is and has, told on its channel.
private func describePart(_ parent: consuming Descriptor) throws {
  var status = stat()
  fileStatus(0, &status)
  let facts = [
    "session \(getsid(0) == getpid())", "group \(getpgrp() == getpid())",
    "terminal \(open("/dev/tty", O_RDWR) != -1)",
    "null \(status.st_mode & S_IFMT == S_IFCHR && status.st_rdev == 0x103)",
    "more \((4..<64).contains { isOpen($0) })",
  ]
  let line = facts.joined(separator: ", ") + "\n"
  _ = try parent.write(Array(line.utf8))
  write(1, "output\n", 7)
  write(2, "errors\n", 7)
}

/// Gives up all that a part can give up, in its parent's sandbox.
private func hardenPart(_ parent: consuming Descriptor) throws {
  if geteuid() == 0 {
    try drop(to: Identity(user: 65_534, group: 65_534), root: "/usr")
  }
  try Part.dieWithParent()
  try Part.makeUndumpable()
  for resource in [Resource.processes, .fileSize, .coreSize] {
    try resource.limit(to: 0)
  }
  try Resource.memory.limit(to: 256 << 20)
  try Resource.descriptors.limit(to: 64)
  _ = try Sandbox.enter([.standardIO])
  _ = try parent.write(Array("hardened\n".utf8))
}

/// A part didn't answer.
private struct NoPart: Error {}

/// Whether a part lives on when its parent is killed.
func outlivesParent(dies: Bool) throws -> Bool {
  let pipe = try SocketPair()
  guard let parent = try Child.fork() else {
    let part = try Part([dies ? "die" : "live"])
    // Now only the part has it.
    sendBytes(part.end.number, "!", 1, pipe.right.number)
    if try part.end.read(upTo: 1) == [33] { kill(getpid(), SIGKILL) }
    _exit(1)
  }
  try pipe.right.close()
  guard try parent.wait() == .signal(SIGKILL) else { throw NoPart() }
  // A part that lives answers. One that doesn't has hung up, before it read
  // this or afterwards.
  _ = try? pipe.left.write(Array("!".utf8))
  return (try? pipe.left.read(upTo: 1))?.isEmpty == false
}

/// A part that waits for a byte on a socket which it gets on its channel.
private func waitAsPart(_ parent: consuming Descriptor) throws {
  var byte: UInt8 = 0
  var number: Int32 = -1
  receiveBytes(parent.number, &byte, 1, 0, &number)
  _ = try parent.write(Array("!".utf8))
  read(number, &byte, 1)
  write(number, "!", 1)
}

private func dieAsPart(_ parent: consuming Descriptor) throws {
  try Part.dieWithParent()
  try waitAsPart(parent)
}
