import Libc
import Unix

extension Imsgbuf {
  /// The sending view of a channel: the messages that wait to be sent, and the
  /// descriptors that go with some of them.
  public struct Output: ~Copyable, Sendable {
    let connection: Connection
    @usableFromInline let layout: HeaderLayout
    @usableFromInline let passesDescriptors: Bool
    /// The length of the longest message that can be queued, in bytes with its
    /// header.
    ///
    /// C's imsgbuf_set_maxsize(3) counts the payload alone.
    public internal(set) var maximum = Imsgbuf.defaultMaximum
    /// The sender of a message that names none.
    @usableFromInline let processID = getpid()
    @usableFromInline var buffer = Buffer()
    /// How many messages are queued.
    @usableFromInline var messages = 0
    /// How many bytes of the first message are left, if part of it has been
    /// sent.
    var restOfFirst = 0
    /// How many bytes of the stream left before those in `buffer`.
    @usableFromInline var passed = 0
    var departures = Departures()

    init(
      _ connection: Connection, _ layout: HeaderLayout, passesDescriptors: Bool
    ) {
      self.connection = connection
      self.layout = layout
      self.passesDescriptors = passesDescriptors
    }

    /// The number of the socket, for poll(2).
    public var number: Int32 { connection.number }

    /// How many messages are queued, including one that has been sent in part:
    /// imsgbuf_queuelen(3).
    public var queueLength: Int { messages }

    /// How many bytes are queued, including headers.
    public var queuedBytes: Int { buffer.count }

    /// Discards everything that is queued.
    mutating func clear() {
      buffer = Buffer()
      departures = Departures()
      (messages, restOfFirst, passed) = (0, 0, 0)
    }
  }
}

extension Imsgbuf.Output {
  /// Makes room for `more` bytes after the messages.
  @inlinable @inline(__always)
  mutating func makeRoom(for more: Int) {
    if more > buffer.capacity - buffer.end {
      passed += buffer.grow(for: more)
    }
  }

  /// Queues the next message, whose payload is already in place.
  @inlinable @inline(__always)
  mutating func add(
    _ type: UInt32, _ length: Int, _ peerID: UInt32, _ processID: Int32,
    isMarked: Bool
  ) {
    let header = Header(
      type: type, length: length, isMarked: isMarked, peerID: peerID,
      processID: processID == 0 ? self.processID : processID)
    unsafe (buffer.memory + buffer.end).storeBytes(
      of: header.numbers(layout), as: SIMD4<UInt32>.self)
    buffer.end += length
    messages += 1
  }

  /// Keeps the descriptor that goes with the next message.
  @usableFromInline @inline(never)
  mutating func depart(_ descriptor: consuming Descriptor) {
    departures.keep(descriptor, place: passed + buffer.end)
  }
}
