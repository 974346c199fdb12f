import Imsg
import Libc
import Unix

/// Whom an attacker has around.
struct Victim {
  /// The folder of the server.
  let folder: String
  /// The channel to the parent, or -1.
  let parent: Int32
  /// The line to the opener, or -1.
  let opener: Int32
}

/// There is nobody to send it to.
struct Alone: Error, CustomStringConvertible {
  let description = "there is none"
}

extension Victim {
  /// Asks the opener for a file.
  ///
  /// Who is alone opens it.
  func ask(for path: String) throws -> String {
    if opener == -1 { return try firstLine(of: folder + path) }
    var line = Imsgbuf(try duplicate(opener), passesDescriptors: true)
    try line.ask(for: FileRequest(id: .max, path: path))
    try line.output.flush()
    while true {
      guard wait(for: opener, POLLIN, 10_000), try line.input.read() == .bytes
      else { throw Alone() }
      if let answer = try line.nextAnswer(), answer.id == .max {
        return try firstLine(of: try answer.file.get())
      }
    }
  }

  /// Sends the parent a descriptor, and nothing wrong besides.
  func passDescriptor() throws -> String {
    if parent == -1 { throw Alone() }
    try check("sendmsg", sendBytes(parent, pong, pong.count, 0))
    return "sent"
  }
}

/// Messages of nothing but a header: type, length, peer id, process id.
let malformed: [UInt8] = [4, 0, 0, 0] + [3, 0, 0, 0] + zeroes(8)
let long: [UInt8] = [4, 0, 0, 0] + [255, 255, 0, 0] + zeroes(8)
let pong: [UInt8] = [4, 0, 0, 0] + [16, 0, 0, 0] + zeroes(8)
/// And one of a path: `/tale`.
let request: [UInt8] =
  [5, 0, 0, 0] + [22, 0, 0, 0] + [255, 255, 255, 255] + zeroes(4)
  + "/tale".utf8 + [0]

private func zeroes(_ count: Int) -> [UInt8] {
  Array(repeating: 0, count: count)
}

/// Sends a message, and gives whoever gets it time to mind.
func send(_ message: [UInt8], to end: Int32) throws -> String {
  if end == -1 { throw Alone() }
  try check("send", send(end, message, message.count, 0))
  // The next thing that it does may be to end this process.
  poll(nil, 0, 10_000)
  return "nobody minds"
}

/// Sends a message again and again, as long as somebody takes it within some
/// milliseconds.
func flood(
  _ end: Int32, with message: [UInt8], patience: Int32
) throws -> String {
  if end == -1 { throw Alone() }
  for _ in 0..<1_000_000 {
    if send(end, message, message.count, 0) == -1 {
      if lastError() != EAGAIN { throw SystemError("send") }
      if !wait(for: end, POLLOUT, patience) { throw Unread() }
    }
  }
  return "a million taken"
}

/// The opener reads no more, as long as its answers are not read.
struct Unread: Error, CustomStringConvertible {
  let description = "opener: it stops reading"
}

/// Waits some milliseconds for a descriptor, and tells whether it is ready.
private func wait(
  for number: Int32, _ events: Int32, _ milliseconds: Int32
) -> Bool {
  var entry = pollfd(fd: number, events: Int16(events), revents: 0)
  return poll(&entry, 1, milliseconds) == 1
}
