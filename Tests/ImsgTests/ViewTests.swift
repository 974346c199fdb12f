import Imsg
import Testing
import Unix

@Suite("A channel has two views")
struct ViewTests {
  @Test("and agrees to what both can announce, though they were swapped")
  func swapped() throws {
    let ends = try SocketPair()
    let others = try SocketPair()
    var channel = Imsgbuf(ends.left, layout: .length32)
    var other = Imsgbuf(others.left, layout: .length16)
    swap(&channel.output, &other.output)
    #expect(throws: ImsgError.wrongMaximum(200_000)) {
      try Self.setMaximum(of: &channel)
    }
  }

  private static func setMaximum(of channel: inout Imsgbuf) throws {
    try channel.setMaximum(200_000)
  }

  @Test("of which one sends while the other's message is in use")
  func local() throws {
    let ends = try SocketPair()
    let peer = try Peer(ends.right)
    do {
      let channel = Imsgbuf(ends.left)
      var input = channel.input
      var output = channel.output
      try peer.sendTwo()
      _ = try input.read()
      while let message = try input.get() {
        var reader = message.reader
        let byte = try reader.read(UInt8.self)
        try output.compose(type: message.type + 10, message.payload)
        #expect(message.payload.byteCount == 2)
        #expect(byte == 1)
      }
      try output.flush()
      #expect(output.queueLength == 0)
      try peer.expectTwo()
    }
    let isClosed = peer.seesTheEnd()
    #expect(isClosed)
  }

  @Test("and a class has both")
  func held() throws {
    let ends = try SocketPair()
    let peer = try Peer(ends.right)
    do {
      let holder = Holder(Imsgbuf(ends.left))
      try peer.sendTwo()
      try holder.echo()
      try peer.expectTwo()
      #expect(try holder.types() == [])
    }
    let isClosed = peer.seesTheEnd()
    #expect(isClosed)
  }

  @Test("which end in any order, the socket with the last", arguments: 0..<2)
  func order(_ first: Int) throws {
    let ends = try SocketPair()
    let peer = try Peer(ends.right)
    let channel = Imsgbuf(ends.left)
    let (input, output) = (Ending(channel.input), Ending(channel.output))
    if first == 0 { input.end() } else { output.end() }
    let hears = peer.hears()
    #expect(!hears)
    if first == 0 { output.end() } else { input.end() }
    let isClosed = peer.seesTheEnd()
    #expect(isClosed)
  }

  @Test("and gives its socket back, without what is queued or unread")
  func socket() throws {
    let (going, coming) = try (Traveller(), Traveller())
    let ends = try SocketPair()
    let peer = try Peer(ends.right)
    let number = ends.left.number
    var channel = Imsgbuf(ends.left, passesDescriptors: true)
    try channel.output.compose(type: 1, descriptor: going.leave(), [1])
    try peer.send(
      Frame(.length32, isMarked: true).bytes, passing: coming.leave())
    _ = try channel.input.read()
    let socket = channel.takeSocket()
    #expect(socket.number == number)
    #expect(going.isClosedEverywhere())
    #expect(coming.isClosedEverywhere())
    // It is as open as before, and can have another channel.
    var other = Imsgbuf(socket)
    try peer.send(Frame(.length32, type: 2).bytes)
    let letters = try other.readLetters()
    #expect(letters == [Letter(type: 2)])
  }

  @Test("and gives it back as well when it's put together again")
  func together() throws {
    let ends = try SocketPair()
    let number = ends.left.number
    let channel = Imsgbuf(ends.left)
    let input = channel.input
    let output = channel.output
    let again = Imsgbuf(input: input, output: output)
    let socket = again.takeSocket()
    #expect(socket.number == number)
  }

  @Test("but no socket to give back when they are of two channels")
  func mixed() async {
    await #expect(processExitsWith: .failure) {
      let ends = try SocketPair()
      var left = Imsgbuf(ends.left)
      var right = Imsgbuf(ends.right)
      swap(&left.input, &right.input)
      _ = left.takeSocket()
    }
    await #expect(processExitsWith: .failure) {
      let ends = try SocketPair()
      let left = Imsgbuf(ends.left)
      let right = Imsgbuf(ends.right)
      _ = Imsgbuf(input: left.input, output: right.output)
    }
  }

  @Test("and moves to another thread, as do messages that were kept")
  func thread() async throws {
    let ends = try SocketPair()
    var left = Imsgbuf(ends.left)
    try left.output.compose(type: 3, [7])
    try left.output.flush()
    let right = Box(Imsgbuf(ends.right))
    let message = await Task.detached { try? right.first() }.value
    #expect(message?.type == 3)
    #expect(message?.payload == [7])
  }
}

/// Holds a value until it's told to end it.
private final class Ending<Value: ~Copyable> {
  private var value: Value?

  init(_ value: consuming Value) { self.value = consume value }

  func end() { value = nil }
}

/// A holder as it is meant to be: each view is a property of its own.
private final class Holder {
  private var input: Imsgbuf.Input
  private var output: Imsgbuf.Output

  init(_ channel: consuming Imsgbuf) {
    input = channel.input
    output = channel.output
  }

  func echo() throws {
    _ = try input.read()
    try answer(all: &input)
    try output.flush()
  }

  private func answer(all input: inout Imsgbuf.Input) throws {
    while let message = try input.get() {
      var reader = message.reader
      _ = try reader.read(UInt8.self)
      try answer(message)
      let count = message.payload.byteCount
      #expect(count == 2)
    }
  }

  /// Reads what cannot fail without another function.
  func types() throws -> [UInt32] {
    var types: [UInt32] = []
    while let message = try input.get() {
      let reader = message.reader
      types.append(message.type + UInt32(reader.count))
    }
    return types
  }

  private func answer(_ message: borrowing Message) throws {
    try output.compose(type: message.type + 10, message.payload)
  }
}

/// Hands a channel over to a task, once.
private final class Box: @unchecked Sendable {
  private var channel: Imsgbuf

  init(_ channel: consuming Imsgbuf) { self.channel = channel }

  func first() throws -> StoredMessage? { try Self.first(of: &channel) }

  private static func first(
    of channel: inout Imsgbuf
  ) throws -> StoredMessage? {
    _ = try channel.input.read()
    guard let message = try channel.input.get() else { return nil }
    return message.keep()
  }
}

extension Peer {
  fileprivate func sendTwo() throws {
    for type in [1, 2] as [UInt32] {
      try send(Frame(.length32, type: type, payload: [1, 2]).bytes)
    }
  }

  fileprivate func expectTwo() throws {
    let bytes = try receive().bytes
    let types = stride(from: 0, to: bytes.count, by: 18).map { bytes[$0] }
    #expect(types == [11, 12])
  }
}
