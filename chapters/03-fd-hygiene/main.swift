import Libc
import Unix

/// The descriptors that this process has open.
func openDescriptors() -> String {
  (0..<getdtablesize()).filter { isOpen($0) }
    .map(String.init).joined(separator: " ")
}

/// Makes a file with a secret in it, which no path leads to.
func makeSecret() throws(SystemError) -> Descriptor {
  let path = "/tmp/secret.\(getpid())"
  let flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC
  let number = open(path, flags, 0o600)
  if number == -1 { throw SystemError("open") }
  let secret = Descriptor(owning: number)
  if unlink(path) == -1 { throw SystemError("unlink") }
  _ = try secret.write(Array("swordfish\n".utf8).span.bytes)
  return secret
}

/// Says what failed.
func complain(_ error: SystemError) {
  let message = "\(error)\n"
  write(2, message, message.utf8.count)
}

/// Sends a text.
func say(
  _ text: String, on end: borrowing Descriptor
) throws(SystemError) {
  _ = try end.write(Array("\(text)\n".utf8).span.bytes)
}

/// The child: lists its descriptors, keeps one, and lists them again.
func reportAndEnd(on end: consuming Descriptor) -> Never {
  do throws(SystemError) {
    try say("the child inherits  \(openDescriptors())", on: end)
    if dup2(end.release(), 3) == -1 { throw SystemError("dup2") }
    closeFrom(4)
    let kept = Descriptor(owning: 3)
    try say("the child keeps     \(openDescriptors())", on: kept)
    _exit(0)
  } catch {
    complain(error)
    _exit(1)
  }
}

/// The parent: opens a few things, and hears what its child got.
func compare() throws(SystemError) {
  let secret = try makeSecret()
  let pair = try SocketPair()
  print("the parent has      \(openDescriptors())")
  fflush(nil)

  guard let child = try Child.fork() else {
    reportAndEnd(on: pair.right)
  }
  try pair.right.close()
  while true {
    let bytes = try pair.left.read(upTo: 512)
    if bytes.isEmpty { break }
    print(String(decoding: bytes, as: UTF8.self), terminator: "")
  }
  try secret.close()
  print("the parent is left  \(openDescriptors())")
  print("the child has       \(try child.wait())")
}

do {
  try compare()
} catch {
  complain(error)
  exit(1)
}
