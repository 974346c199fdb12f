import HTTP
import Httpd
import Imsg
import Libc
import Unix

/// The targets within reach of an attacker.
struct Victim {
  /// The directory that is served.
  let folder: String
  /// The channel to the parent, or -1.
  let parent: Int32
  /// The channel to the opener, or -1.
  let opener: Int32
}

/// The server is a single process, so there is no other to attack.
struct Alone: Error, CustomStringConvertible {
  let description = "no such process"
}

/// The channel to the opener, which must stay open for the worker.
nonisolated(unsafe) private var channel: Imsgbuf?

extension Victim {
  /// Requests a file from the opener, or opens it if there is no opener.
  func ask(for path: String) throws -> String {
    if opener == -1 { return try firstLine(of: folder + path) }
    channel = Imsgbuf(Descriptor(owning: opener), passesDescriptors: true)
    try channel?.ask(for: FileRequest(id: .max, path: Array(path.utf8)))
    try channel?.output.flush()
    while true {
      guard wait(for: opener, POLLIN, 10_000),
        try channel?.input.read() == .bytes
      else { throw Alone() }
      if let answer = try channel?.nextAnswer(), answer.id == .max {
        return try firstLine(of: try answer.file.get())
      }
    }
  }

  /// Sends the parent a well-formed message, with a descriptor.
  func passDescriptor() throws -> String {
    if parent == -1 { throw Alone() }
    try check("sendmsg", sendBytes(parent, pong, pong.count, 0))
    return "sent"
  }
}

/// Messages that are only a header: type, length, peer id, process id.
let malformed: [UInt8] = [4, 0, 0, 0] + [3, 0, 0, 0] + zeroes(8)
let long: [UInt8] = [4, 0, 0, 0] + [255, 255, 0, 0] + zeroes(8)
let pong: [UInt8] = [4, 0, 0, 0] + [16, 0, 0, 0] + zeroes(8)
/// A request for `/tale`.
let request: [UInt8] =
  [5, 0, 0, 0] + [21, 0, 0, 0] + [255, 255, 255, 255] + zeroes(4)
  + "/tale".utf8

private func zeroes(_ count: Int) -> [UInt8] {
  Array(repeating: 0, count: count)
}

/// Sends a message, and gives the receiver time to react.
func send(_ message: [UInt8], to end: Int32) throws -> String {
  if end == -1 { throw Alone() }
  try check("send", send(end, message, message.count, 0))
  // The reaction may be to kill this process.
  poll(nil, 0, 10_000)
  return "no reaction"
}

/// Sends a message up to a million times.
///
/// Gives up once there has been no room for it for `patience` milliseconds.
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
  return "a million accepted"
}

/// The opener reads no more requests while its answers are not read.
struct Unread: Error, CustomStringConvertible {
  let description = "opener: it stops reading"
}

/// Waits up to `milliseconds`, and returns whether a descriptor is ready.
private func wait(
  for number: Int32, _ events: Int32, _ milliseconds: Int32
) -> Bool {
  var entry = pollfd(fd: number, events: Int16(events), revents: 0)
  return poll(&entry, 1, milliseconds) == 1
}
