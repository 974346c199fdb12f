#if canImport(Darwin)
  import Darwin
  let stream = SOCK_STREAM
#else
  import Glibc
  let stream = Int32(SOCK_STREAM.rawValue)
#endif

/// Ends the program, and says which call failed and why.
func fail(_ call: String) -> Never {
  perror(call)
  exit(1)
}

/// Sends a text.
func say(_ text: String, on end: Int32) {
  if write(end, text, text.utf8.count) == -1 { fail("write") }
}

/// Waits for a text, and returns it, or nil at the end of file.
func hear(on end: Int32) -> String? {
  var buffer = [UInt8](repeating: 0, count: 64)
  let count = read(end, &buffer, buffer.count)
  if count == -1 { fail("read") }
  if count == 0 { return nil }
  return String(decoding: buffer[..<count], as: UTF8.self)
}

// A write that nobody can read is to fail, not to end the program.
signal(SIGPIPE, SIG_IGN)

var ends: [Int32] = [-1, -1]
if socketpair(AF_UNIX, stream, 0, &ends) == -1 { fail("socketpair") }
let (left, right) = (ends[0], ends[1])

say("hello from the left", on: left)
say("hello from the right", on: right)
print("left hears:", hear(on: left) ?? "end of file")
print("right hears:", hear(on: right) ?? "end of file")

close(left)
print("right hears:", hear(on: right) ?? "end of file")
if write(right, "anyone there?", 13) == -1 {
  print("right cannot write:", String(cString: strerror(errno)))
}
close(right)
