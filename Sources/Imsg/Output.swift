import CShims
import Unix

/// Messages that wait to be sent, and the descriptors that go with some.
struct Output: ~Copyable {
  /// Room for messages, which stand in `start..<end`.
  private var bytes: [UInt8] = []
  private var start = 0
  private var end = 0
  /// Descriptors, and where in `bytes` their messages begin.
  private var descriptors: [(number: Int32, place: Int)] = []

  deinit {
    for (number, _) in descriptors { _ = Descriptor(owning: number) }
  }

  /// How many bytes wait.
  var count: Int { end - start }

  /// Makes room for so many bytes behind the messages.
  ///
  /// What was written there already stays.
  mutating func makeRoom(for more: Int) {
    if more <= bytes.count - end { return }
    // No more bytes are moved than were sent before.
    if start >= bytes.count / 2 { moveDown() }
    if more > bytes.count - end {
      let room = max(2 * bytes.count, end + more, 65_536)
      bytes += repeatElement(0, count: room - bytes.count)
    }
  }

  private mutating func moveDown() {
    bytes.moveDown(start..<bytes.count)
    for index in descriptors.indices { descriptors[index].place -= start }
    (start, end) = (0, end - start)
  }

  /// Writes a part of the next message, at an offset in it.
  mutating func write(_ value: some BitwiseCopyable, at offset: Int) {
    bytes.store(value, at: end + offset)
  }

  /// Writes a part of the next message, at an offset in it.
  mutating func write(_ source: RawSpan, at offset: Int) {
    bytes.store(source, at: end + offset)
  }

  /// Queues the next message, whose parts were written.
  mutating func add(length: Int, descriptor: consuming Descriptor?) {
    if let descriptor { descriptors.append((descriptor.release(), end)) }
    end += length
  }

  /// Sends what a socket takes.
  ///
  /// Returns whether that was all: a socket that waits takes all.
  mutating func send(
    to socket: borrowing Descriptor
  ) throws(ImsgError) -> Bool {
    while start < end {
      // A message with a descriptor begins what one call sends.
      let carries = descriptors.first?.place == start
      let carried = carries ? descriptors[0].number : -1
      let next = descriptors.dropFirst(carries ? 1 : 0).first?.place ?? end
      let count = unsafe bytes.withUnsafeBytes { bytes in
        let some = unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<next])
        return unsafe sendBytes(
          socket.number, some.baseAddress, some.count, carried)
      }
      if count == -1 {
        if lastError() == EINTR { continue }
        if lastError() == EAGAIN { return false }
        throw .system(SystemError("sendmsg"))
      }
      start += count
      if carries { _ = Descriptor(owning: descriptors.removeFirst().number) }
    }
    (start, end) = (0, 0)
    return true
  }
}
