import Libc
import Unix

extension Imsgbuf.Output {
  /// Sends as much of the queue as the socket takes: imsgbuf_write(3).
  ///
  /// Returns whether the queue is empty; if it isn't, call this again when
  /// poll(2) says that there is room, or after some milliseconds if a call
  /// took nothing nevertheless. A blocking socket waits until it has
  /// taken everything. What is left can be sent later: a non-blocking socket is
  /// full, the system is short of memory (ENOBUFS), or too many descriptors are
  /// in transit (ETOOMANYREFS on Linux; EMSGSIZE on macOS, if the socket is too
  /// full for one). What has been sent is wiped, and its descriptors are
  /// closed.
  ///
  /// Throws what sendmsg(2) reports: EPIPE if the peer is gone, or ECONNRESET
  /// if it went without having read everything. No signal is raised, and what
  /// has not been sent stays queued.
  public mutating func write() throws(ImsgError) -> Bool {
    try send() == .all
  }

  /// Sends the whole queue, waiting for room: imsgbuf_flush(3).
  ///
  /// It waits on a non-blocking socket too, and for ever if the peer neither
  /// reads nor closes its end. While the system is short of memory, or too many
  /// descriptors are in transit, it tries again every 10 milliseconds. Throws
  /// what `write` throws.
  public mutating func flush() throws(ImsgError) {
    while true {
      switch try send() {
      case .all: return
      case .full: waitForRoom(connection.number)
      case .exhausted: waitAMoment(10)
      }
    }
  }

  /// The outcome of sending.
  private enum Sent {
    case all
    /// The socket takes no more for now.
    case full
    /// The system takes no more for now, though the socket would.
    case exhausted
  }

  /// Sends until nothing is left, or no more can be sent for now.
  private mutating func send() throws(ImsgError) -> Sent {
    while buffer.start < buffer.end {
      // One call sends one descriptor at most, with the message that comes
      // first.
      let place = passed + buffer.start
      let carried = departures.isEmpty ? -1 : departures.number(at: place)
      let part =
        departures.isEmpty
        ? buffer.count
        : departures.next(after: place).map { $0 - place } ?? buffer.count
      let count = unsafe sendBytes(
        connection.number, buffer.memory + buffer.start, part, carried)
      if count == -1 {
        let error = lastError()
        if error == EINTR { continue }
        if !meansLater(error, carried != -1) {
          throw .system(SystemError(carried == -1 ? "send" : "sendmsg"))
        }
        return error == EAGAIN ? .full : .exhausted
      }
      if carried != -1 { departures.removeFirst() }
      leave(count)
    }
    return .all
  }

  /// Removes bytes that have been sent.
  private mutating func leave(_ count: Int) {
    if count == buffer.count {
      (messages, restOfFirst) = (0, 0)
    } else {
      countMessages(in: count)
    }
    buffer.start += count
    passed += buffer.clean()
  }

  /// Subtracts the messages that end within the next `count` bytes, and notes
  /// how much is left of the one that goes on after them.
  private mutating func countMessages(in count: Int) {
    var rest = count
    var offset = buffer.start
    var length = restOfFirst
    while rest > 0 {
      if length == 0 { length = self.length(at: offset) }
      precondition(length > 0, "a message is not as long as it says")
      if rest < length { break }
      rest -= length
      offset += length
      messages -= 1
      length = 0
    }
    restOfFirst = length - rest
  }

  /// The length of the message that begins at an offset, in bytes.
  private func length(at offset: Int) -> Int {
    let numbers = unsafe buffer.memory.loadUnaligned(
      fromByteOffset: offset, as: SIMD4<UInt32>.self)
    return Header(numbers, layout).length
  }
}
