import Libc

/// Prints why a call failed, and exits without touching any buffers.
func fail(_ call: String) -> Never {
  perror(call)
  _exit(1)
}

/// The descriptors below 64 that this process has open.
func openDescriptors() -> String {
  (0..<64).filter { isOpen($0) }.map(String.init).joined(separator: " ")
}

/// Makes a file without a name, and writes a secret to it.
func makeSecret() -> Int32 {
  let path = "/tmp/secret.\(getpid())"
  let flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC
  let secret = open(path, flags, 0o600)
  if secret == -1 { fail(path) }
  if unlink(path) == -1 { fail("unlink") }
  if write(secret, "swordfish\n", 10) == -1 { fail("write") }
  return secret
}

/// Sends a line of text.
func sendLine(_ text: String, on end: Int32) {
  if write(end, "\(text)\n", text.utf8.count + 1) == -1 { fail("write") }
}

/// The child: lists its descriptors, keeps one, and lists them again.
func cleanUp(keeping end: Int32) -> Never {
  sendLine("the child inherits  \(openDescriptors())", on: end)
  if dup2(end, 3) == -1 { fail("dup2") }
  closeFrom(4)
  sendLine("the child keeps     \(openDescriptors())", on: 3)
  _exit(0)
}

let secret = makeSecret()
var ends: [Int32] = [-1, -1]
if makeSocketPair(streamSocket, &ends) == -1 { fail("socketpair") }
print("the parent has      \(openDescriptors())")
fflush(nil)

let child = forkProcess()
if child == -1 { fail("fork") }
if child == 0 { cleanUp(keeping: ends[1]) }
close(ends[1])

var buffer = [UInt8](repeating: 0, count: 512)
while case let count = read(ends[0], &buffer, buffer.count), count > 0 {
  print(String(decoding: buffer[..<count], as: UTF8.self), terminator: "")
}
close(ends[0])
close(secret)
waitpid(child, nil, 0)
print("the parent keeps    \(openDescriptors())")
