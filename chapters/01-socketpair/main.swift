#if canImport(Darwin)
  import Darwin
  let stream = SOCK_STREAM
#else
  import Glibc
  let stream = Int32(SOCK_STREAM.rawValue)
#endif

/// Prints why a call failed, and exits.
func fail(_ call: String) -> Never {
  perror(call)
  exit(1)
}

/// Sends some text.
func sendText(_ text: String, on end: Int32) {
  if write(end, text, text.utf8.count) == -1 { fail("write") }
}

/// Waits for some text and returns it, or nil at the end of file.
func receiveText(on end: Int32) -> String? {
  var buffer = [UInt8](repeating: 0, count: 64)
  let count = read(end, &buffer, buffer.count)
  if count == -1 { fail("read") }
  if count == 0 { return nil }
  return String(decoding: buffer[..<count], as: UTF8.self)
}

// Writing to an end whose peer is closed should fail, and not kill us.
signal(SIGPIPE, SIG_IGN)

var ends: [Int32] = [-1, -1]
if socketpair(AF_UNIX, stream, 0, &ends) == -1 { fail("socketpair") }
let (left, right) = (ends[0], ends[1])

sendText("hello from the left", on: left)
sendText("hello from the right", on: right)
print("left received:", receiveText(on: left) ?? "end of file")
print("right received:", receiveText(on: right) ?? "end of file")

close(left)
print("right received:", receiveText(on: right) ?? "end of file")
if write(right, "anyone there?", 13) == -1 {
  print("right can't write:", String(cString: strerror(errno)))
}
close(right)
