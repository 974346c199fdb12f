import Unix

extension Imsgbuf.Output {
  /// Queues a message: imsg_compose(3).
  ///
  /// The peers agree on what `type` and `peerID` mean. A `processID` of 0
  /// stands for the process that made the channel. The descriptor is closed
  /// once it has been sent, or with the channel.
  ///
  /// Throws `tooLong` (ERANGE) if the message with its header would be longer
  /// than `maximum`, and `passesNoDescriptors` (EINVAL) if there is a
  /// descriptor but the channel passes none. Then nothing is queued, and the
  /// descriptor is closed.
  @inlinable
  public mutating func compose(
    type: UInt32, peerID: UInt32 = 0, processID: Int32 = 0,
    descriptor: consuming Descriptor? = nil, _ payload: RawSpan = RawSpan()
  ) throws(ImsgError) {
    let length = Header.size + payload.byteCount
    guard length <= maximum else { throw .tooLong(length) }
    let isMarked = descriptor != nil
    if isMarked, !passesDescriptors { throw .passesNoDescriptors }
    makeRoom(for: length)
    if let descriptor { depart(descriptor) }
    unsafe payload.copy(to: buffer.memory + (buffer.end + Header.size))
    add(type, length, peerID, processID, isMarked: isMarked)
  }

  /// Queues a message whose payload is in an array.
  ///
  /// It is otherwise the same as the overload for a `RawSpan`.
  @inlinable
  public mutating func compose(
    type: UInt32, peerID: UInt32 = 0, processID: Int32 = 0,
    descriptor: consuming Descriptor? = nil, _ payload: [UInt8]
  ) throws(ImsgError) {
    try compose(
      type: type, peerID: peerID, processID: processID, descriptor: descriptor,
      unsafe payload.span.bytes)
  }

  /// Queues a message whose payload consists of several pieces:
  /// imsg_composev(3).
  ///
  /// It throws what the overload for a `RawSpan` throws.
  public mutating func compose(
    type: UInt32, peerID: UInt32 = 0, processID: Int32 = 0,
    descriptor: consuming Descriptor? = nil, pieces: [[UInt8]]
  ) throws(ImsgError) {
    try compose(
      type: type, peerID: peerID, processID: processID, descriptor: descriptor
    ) { writer in
      for piece in pieces { writer.write(piece) }
    }
  }

  /// Queues a message whose payload a closure writes in place, and returns what
  /// the closure does: imsg_create(3), imsg_add(3), imsg_close(3).
  ///
  /// Throws the error of the closure, or else the first of the writer. If there
  /// is a descriptor but the channel passes none, it throws
  /// `passesNoDescriptors` (EINVAL) without calling the closure. When this
  /// throws, nothing is queued, and the descriptor is closed.
  ///
  /// Swift takes only a closure here, even to call a function: `{ fill(&$0) }`.
  /// It cannot capture a `Message`, but the message's `payload`.
  @inlinable @discardableResult
  public mutating func compose<Result: ~Copyable>(
    type: UInt32, peerID: UInt32 = 0, processID: Int32 = 0,
    descriptor: consuming Descriptor? = nil,
    writing: (inout PayloadWriter) throws(ImsgError) -> Result
  ) throws(ImsgError) -> Result {
    guard passesDescriptors || descriptor == nil else {
      throw .passesNoDescriptors
    }
    var written = Written()
    let result = try write(&written, writing)
    try add(type, peerID, processID, descriptor, written)
    return result
  }

  /// Queues a message whose payload is written by a closure that may throw any
  /// error.
  ///
  /// It is otherwise the same as the overload whose closure throws `ImsgError`.
  @_disfavoredOverload @inlinable @discardableResult
  public mutating func compose<Result: ~Copyable, Failure>(
    type: UInt32, peerID: UInt32 = 0, processID: Int32 = 0,
    descriptor: consuming Descriptor? = nil,
    writing: (inout PayloadWriter) throws(Failure) -> Result
  ) throws -> Result {
    guard passesDescriptors || descriptor == nil else {
      throw ImsgError.passesNoDescriptors
    }
    var written = Written()
    let result = try write(&written, writing)
    try add(type, peerID, processID, descriptor, written)
    return result
  }

  /// Queues the next message, unless some of its payload could not be written.
  @inlinable
  mutating func add(
    _ type: UInt32, _ peerID: UInt32, _ processID: Int32,
    _ descriptor: consuming Descriptor?, _ written: Written
  ) throws(ImsgError) {
    if let failure = written.failure { throw failure }
    let isMarked = descriptor != nil
    if let descriptor { depart(descriptor) }
    add(
      type, Header.size + written.count, peerID, processID, isMarked: isMarked)
  }

  /// Lends the room after the messages to a writer, and notes the outcome in
  /// `written`.
  @inlinable
  mutating func write<Result: ~Copyable, Failure>(
    _ written: inout Written,
    _ writing: (inout PayloadWriter) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    makeRoom(for: Header.size)
    let longest = maximum - Header.size
    let before = buffer.start
    defer {
      // The writer may have moved the waiting messages, or grown the memory in
      // vain.
      passed += before - buffer.start
      if buffer.count == 0, !written.isWhole { passed += buffer.clean() }
    }
    return try unsafe withUnsafeMutablePointer(to: &buffer) {
      (buffer) throws(Failure) in
      var writer = unsafe PayloadWriter(buffer, longest: longest)
      do throws(Failure) {
        let result = try writing(&writer)
        written.failure = writer.failure
        written.count = writer.count
        written.isWhole = writer.failure == nil
        if !written.isWhole { writer.truncate(to: 0) }
        return result
      } catch {
        writer.truncate(to: 0)
        throw error
      }
    }
  }

  /// The outcome of writing a payload.
  @usableFromInline struct Written {
    @usableFromInline var count = 0
    @usableFromInline var isWhole = false
    @usableFromInline var failure: ImsgError?

    @inlinable init() {}
  }
}
