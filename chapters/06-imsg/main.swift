import Imsg
import Libc
import Unix

/// The bytes that a layout makes of two messages, the second with a
/// descriptor.
func show(_ layout: HeaderLayout) throws {
  let ends = try SocketPair()
  var channel = Imsgbuf(
    ends.left, layout: layout, passesDescriptors: true)
  print("\(layout):")
  try channel.output.compose(type: 1, peerID: 2, processID: 1234) {
    $0.writeString("root")
  }
  try channel.output.flush()
  print(dump(try ends.right.read(upTo: 64)))
  try channel.output.compose(
    type: 7, peerID: 9, processID: 1234,
    descriptor: Descriptor(owning: dup(0)), Array("fd".utf8))
  try channel.output.flush()
  print(dump(try ends.right.read(upTo: 64)))
}

/// The bytes of a header, of peer 0 and process 0.
func header(type: UInt8, length: UInt16) -> [UInt8] {
  let (low, high) = (length & 255, length >> 8)
  return [type, 0, 0, 0, UInt8(low), UInt8(high)]
    + [UInt8](repeating: 0, count: 10)
}

/// What a peer may send before it hangs up.
let beginnings: KeyValuePairs<String, [UInt8]> = [
  "nothing": [],
  "a request": header(type: 1, length: 18) + [97, 0],
  "no NUL": header(type: 1, length: 18) + [97, 97],
  "a byte more": header(type: 1, length: 19) + [97, 0, 0],
  "half a number": header(type: 2, length: 18) + [1, 0],
  "type 9": header(type: 9, length: 16),
  "length 15": header(type: 1, length: 15),
  "length 16,385": header(type: 1, length: 16_385),
  "half a header": [1, 0, 0, 0, 16, 0, 0, 0],
  "half a message": header(type: 1, length: 24) + [97, 97],
]

/// What the receiver makes of it.
func outcome(of bytes: [UInt8]) throws -> String {
  let ends = try SocketPair()
  _ = try ends.left.write(bytes.span.bytes)
  try ends.left.close()
  var channel = Imsgbuf(ends.right)
  do {
    while try channel.input.read() != .end {
      while let message = try channel.input.get() {
        return "\(try UserMessage(message))"
      }
    }
    return "end of file"
  } catch {
    return "\(error)"
  }
}

/// The child: looks users up until the parent hangs up.
func lookUsersUp(_ socket: consuming Descriptor) throws {
  var channel = Imsgbuf(socket)
  while try channel.input.read() != .end {
    while let message = try channel.input.get() {
      let request = message.peerID
      switch try UserMessage(message) {
      case .lookUp(let name):
        let user = getpwnam(name)?.pointee.pw_uid
        try channel.output.compose(
          user.map { .found($0) } ?? .unknown, request: request)
      case .found, .unknown:
        print("an answer, and nobody asked")
      }
    }
    try channel.output.flush()
  }
}

/// The parent: asks for all at once, and hears the answers.
func ask(for names: [String], _ socket: consuming Descriptor) throws {
  var channel = Imsgbuf(socket)
  for (index, name) in names.enumerated() {
    try channel.output.compose(.lookUp(name), request: UInt32(index))
  }
  print("queued:", channel.output.queuedBytes, "bytes")
  try channel.output.flush()
  var missing = Set(names.indices)
  while !missing.isEmpty, try channel.input.read() != .end {
    while let message = try channel.input.get() {
      let index = Int(message.peerID)
      guard missing.remove(index) != nil else { continue }
      print("\(names[index]):", try UserMessage(message))
    }
  }
}

/// Makes the child, talks to it, and reaps it.
func converse() throws {
  let ends = try SocketPair()
  fflush(nil)
  guard let child = try Child.fork() else {
    do {
      try ends.left.close()
      try lookUsersUp(ends.right)
      fflush(nil)
      _exit(0)
    } catch {
      _exit(1)
    }
  }
  try ends.right.close()
  try ask(for: ["root", "nobody at all"], ends.left)
  print("the child", try child.wait())
}

do {
  try show(.length16)
  try show(.length32)
  for (name, bytes) in beginnings {
    print("\(name):", try outcome(of: bytes))
  }
  try converse()
} catch {
  print("failed:", error)
  exit(1)
}
