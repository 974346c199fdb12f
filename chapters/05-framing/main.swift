import Libc
import Unix

/// Bytes to fill a frame with.
func filler(_ count: Int) -> [UInt8] {
  [UInt8](repeating: UInt8(ascii: "a"), count: count)
}

/// What a peer might send before it hangs up.
let beginnings: KeyValuePairs<String, [UInt8]> = [
  "nothing": [],
  "zero": [0, 0, 0, 0],
  "the limit": [0, 0, 3, 232] + filler(1000),
  "one more": [0, 0, 3, 233] + filler(1001),
  "4 GiB, less one": [255, 255, 255, 255],
  "half a length": [0, 0],
  "half a frame": [0, 0, 0, 8] + filler(4),
]

/// What the receiver makes of them.
func outcome(of bytes: [UInt8]) throws -> String {
  let ends = try SocketPair()
  try ends.left.write(all: bytes)
  try ends.left.close()
  do throws(FrameError) {
    guard let frame = try ends.right.receiveFrame() else {
      return "end of file"
    }
    return "a frame of \(frame.count) bytes"
  } catch {
    return "\(error)"
  }
}

/// The child: answers, and turns hostile when it's told goodbye.
func answer(on end: borrowing Descriptor) throws {
  while let frame = try end.receiveFrame() {
    switch try Message(frame: frame) {
    case .text(let text):
      try end.send(.number(UInt32(text.utf8.count)))
    case .number(let number):
      try end.send(.text(String(number, radix: 16)))
    case .bye:
      try end.send(frame: [77, 1, 2, 3])
      try end.send(.text("still here"))
      try end.write(all: [255, 255, 255, 255])
      return
    }
  }
}

/// The parent: asks, says goodbye, and prints what still arrives.
func ask(on end: borrowing Descriptor) throws {
  for question in [Message.text("socketpair"), .number(1000)] {
    try end.send(question)
    guard let frame = try end.receiveFrame() else { return }
    print("\(question):", try Message(frame: frame))
  }
  try end.send(.bye)
  while let frame = try end.receiveFrame() {
    do {
      print("after bye:", try Message(frame: frame))
    } catch {
      print("refused:", error)
    }
  }
}

/// Starts the child, talks to it, and reaps it.
func converse() throws {
  let ends = try SocketPair()
  fflush(nil)
  guard let child = try Child.fork() else {
    do {
      try ends.left.close()
      try answer(on: ends.right)
      _exit(0)
    } catch {
      _exit(1)
    }
  }
  try ends.right.close()
  do {
    try ask(on: ends.left)
  } catch {
    print("hung up:", error)
  }
  try ends.left.close()
  print("the child:", try child.wait())
}

do {
  for (name, bytes) in beginnings {
    print("\(name):", try outcome(of: bytes))
  }
  try converse()
} catch {
  print("failed:", error)
  exit(1)
}
