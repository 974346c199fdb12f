import Libc
import Unix

extension Imsgbuf {
  /// The receiving view of a channel: the messages that have come, and perhaps
  /// the beginning of another.
  public struct Input: ~Copyable, Sendable {
    @usableFromInline let connection: Connection
    @usableFromInline let layout: HeaderLayout
    let passesDescriptors: Bool
    /// The length of the longest message that is accepted, in bytes with its
    /// header.
    ///
    /// C's imsgbuf_set_maxsize(3) counts the payload alone.
    public internal(set) var maximum = Imsgbuf.defaultMaximum {
      didSet { whole = 0 }
    }
    @usableFromInline var buffer = Buffer()
    /// How many bytes of the stream came before those in `buffer`.
    @usableFromInline var passed = 0
    @usableFromInline var arrivals = Arrivals()
    /// Whether the last call filled all the room there was, and more has come.
    var mayBeMore = false
    /// The place in the stream up to which messages are known to be whole, and
    /// no longer than they may be.
    var whole = 0

    init(
      _ connection: Connection, _ layout: HeaderLayout, passesDescriptors: Bool
    ) {
      self.connection = connection
      self.layout = layout
      self.passesDescriptors = passesDescriptors
    }
  }
}

extension Imsgbuf.Input {
  /// The number of the socket, for poll(2).
  public var number: Int32 { connection.number }

  /// Takes the next message out of what has been read, or returns nil if none
  /// is complete: imsgbuf_get(3).
  ///
  /// The message must be gone before another is taken or anything is read. The
  /// compiler or the runtime ensures that, but not where a task is suspended.
  /// So an asynchronous function can't call this (in Swift 5 mode there is only
  /// a warning), and no accessor of an actor may `yield` while it holds a
  /// message. Call a function that isn't asynchronous, such as one that returns
  /// `try input.get()?.keep()`.
  ///
  /// Throws `wrongLength` (ERANGE), now and on every further call, if the
  /// header announces a length that no message can have.
  @available(*, noasync, message: "use a message in a synchronous function")
  @inlinable
  @_lifetime(&self)
  public mutating func get() throws(ImsgError) -> Message? {
    guard let header = try header(at: buffer.start),
      header.length <= buffer.count
    else {
      settle()
      return nil
    }
    let descriptor: Descriptor? =
      header.isMarked || !arrivals.isEmpty ? claim(header) : nil
    let payload = unsafe RawSpan(
      _unsafeStart: buffer.memory + (buffer.start + Header.size),
      byteCount: header.length - Header.size)
    buffer.start += header.length
    return Message(
      header, unsafe _overrideLifetime(payload, mutating: &self), descriptor)
  }

  /// The header that begins at an offset, or nil if not all of it has come.
  ///
  /// Throws `wrongLength` if no message can have the length that it announces.
  @inlinable @inline(__always)
  func header(at offset: Int) throws(ImsgError) -> Header? {
    guard buffer.end - offset >= Header.size else { return nil }
    let numbers = unsafe buffer.memory.loadUnaligned(
      fromByteOffset: offset, as: SIMD4<UInt32>.self)
    let header = Header(numbers, layout)
    guard header.length >= Header.size, header.length <= maximum else {
      throw .wrongLength(header.length)
    }
    return header
  }

  /// Takes the descriptor of the next message, if it is marked, and closes
  /// those that no message can claim any more.
  ///
  /// Senders of the newer layout send none before its message begins.
  @usableFromInline @inline(never)
  mutating func claim(_ header: Header) -> Descriptor? {
    let place = passed + buffer.start
    let descriptor =
      header.isMarked ? arrivals.take(forMessageAt: place) : nil
    if layout == .length32 { arrivals.drop(before: place + header.length) }
    return descriptor
  }

  /// Wipes the messages that have been taken, and frees memory if none is left,
  /// unless more are about to take their place.
  @usableFromInline @inline(never)
  mutating func settle() {
    if buffer.start == buffer.end {
      drain()
    } else if !mayBeMore {
      _ = buffer.clean()
    }
  }

  /// Wipes the messages, all of which have been taken, and frees memory, unless
  /// others are about to take their place.
  mutating func drain() {
    passed += buffer.end
    if mayBeMore { buffer.restart() } else { _ = buffer.clean() }
  }

  /// Whether `get` returns a message or throws.
  var hasNext: Bool {
    do throws(ImsgError) {
      guard let header = try header(at: buffer.start) else { return false }
      return header.length <= buffer.count
    } catch {
      return true
    }
  }

  /// How many bytes have come of a message that is not complete.
  mutating func incomplete() throws(ImsgError) -> Int {
    // Each message is looked at once, however often the end is read.
    var place = max(buffer.start, whole - passed)
    defer { whole = passed + place }
    while let header = try header(at: place),
      header.length <= buffer.end - place
    { place += header.length }
    return buffer.end - place
  }

  /// Discards everything that has come.
  mutating func clear() {
    buffer = Buffer()
    arrivals = Arrivals()
    (passed, whole) = (0, 0)
  }
}
