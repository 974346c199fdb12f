import CShims
import Unix

extension Imsgbuf {
  /// How many bytes are queued, and wait to be sent.
  public var queueLength: Int { output.count }

  /// Queues a message: imsg_compose(3).
  ///
  /// What type and peer id mean is for the peers to say; process id 0 stands
  /// for this process. The descriptor is closed when it was sent, and when it
  /// cannot be. Throws `tooLong`, or `passesNoDescriptors`.
  public mutating func compose(
    type: UInt32, peerID: UInt32 = 0, processID: Int32 = 0,
    descriptor: consuming Descriptor? = nil, _ payload: RawSpan = RawSpan()
  ) throws(ImsgError) {
    let length = Header.size + payload.byteCount
    guard length <= maximum else { throw .tooLong(length) }
    output.makeRoom(for: length)
    output.write(payload, at: Header.size)
    try add(type, length, peerID, processID, descriptor)
  }

  /// Queues a message of some bytes.
  public mutating func compose(
    type: UInt32, peerID: UInt32 = 0, processID: Int32 = 0,
    descriptor: consuming Descriptor? = nil, _ payload: [UInt8]
  ) throws(ImsgError) {
    try compose(
      type: type, peerID: peerID, processID: processID, descriptor: descriptor,
      unsafe payload.span.bytes)
  }

  /// Queues a message of several pieces: imsg_composev(3).
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

  /// Queues a message whose payload is written in its place: imsg_create(3).
  ///
  /// Throws as above, and what the writer could not write; nothing is queued
  /// then.
  public mutating func compose(
    type: UInt32, peerID: UInt32 = 0, processID: Int32 = 0,
    descriptor: consuming Descriptor? = nil,
    writing: (inout PayloadWriter) -> Void
  ) throws(ImsgError) {
    let length = Header.size + (try write(writing))
    try add(type, length, peerID, processID, descriptor)
  }

  /// Queues a message that came from another peer: imsg_forward(3).
  ///
  /// Unlike C's, it passes the descriptor on. Throws `tooLong` if this
  /// channel's longest message is shorter.
  public mutating func forward(
    _ message: consuming Message
  ) throws(ImsgError) {
    let descriptor = message.takeDescriptor()
    try compose(
      type: message.type, peerID: message.peerID, processID: message.processID,
      descriptor: descriptor, message.payload)
  }

  /// Lends the room behind the messages to a writer, and returns how many bytes
  /// it has written there.
  private mutating func write(
    _ writing: (inout PayloadWriter) -> Void
  ) throws(ImsgError) -> Int {
    output.makeRoom(for: Header.size)
    var writer = PayloadWriter(longest: maximum - Header.size)
    swap(&output, &writer.output)
    defer { swap(&output, &writer.output) }
    writing(&writer)
    if let failure = writer.failure { throw failure }
    return writer.count
  }

  /// Puts a header before the payload, which is in its place.
  private mutating func add(
    _ type: UInt32, _ length: Int, _ peerID: UInt32, _ processID: Int32,
    _ descriptor: consuming Descriptor?
  ) throws(ImsgError) {
    let isMarked = descriptor != nil
    if isMarked, !passesDescriptors { throw .passesNoDescriptors }
    let header = Header(
      type: type, length: length, isMarked: isMarked, peerID: peerID,
      processID: processID == 0 ? self.processID : processID)
    output.write(header.numbers(layout), at: 0)
    output.add(length: length, descriptor: descriptor)
  }

  /// Sends as much as the socket takes: imsgbuf_write(3).
  ///
  /// Returns whether nothing is left.
  public mutating func write() throws(ImsgError) -> Bool {
    try output.send(to: socket)
  }

  /// Sends all that is queued, and waits for room: imsgbuf_flush(3).
  public mutating func flush() throws(ImsgError) {
    while try !write() { waitForRoom(number) }
  }
}
