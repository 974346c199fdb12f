import CShims
import Unix

/// What has come: messages, and perhaps the beginning of one more.
struct Input: ~Copyable {
  /// How headers are read.
  let layout: HeaderLayout
  /// The longest message, in bytes with its header.
  private(set) var maximum: Int
  /// Room for messages, which stand in `start..<end`.
  private var bytes: [UInt8]
  private var start = 0
  private var end = 0
  /// How many bytes of the stream came before those in `bytes`.
  private var passed = 0
  private var arrivals = Arrivals()

  init(_ layout: HeaderLayout, maximum: Int) {
    self.layout = layout
    self.maximum = maximum
    bytes = [UInt8](repeating: 0, count: max(maximum, 65_536))
  }

  /// Takes messages of up to so many bytes from now on, and makes room for one.
  mutating func setMaximum(_ length: Int) {
    maximum = length
    let more = max(length - bytes.count, 0)
    bytes += repeatElement(0, count: more)
  }
}

extension Input {
  /// Receives what there is on a socket.
  mutating func receive(
    from socket: borrowing Descriptor, withDescriptors: Bool
  ) throws(ImsgError) -> Received {
    makeRoom()
    // Messages fill the room, and wait to be got.
    if end == bytes.count { return .bytes }
    var arrived: Int32 = -1
    var count = -1
    repeat {
      count = unsafe bytes.withUnsafeMutableBytes { bytes in
        let room = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[end...])
        return withDescriptors
          ? unsafe receiveBytes(
            socket.number, room.baseAddress, room.count, &arrived)
          : unsafe recv(socket.number, room.baseAddress, room.count, 0)
      }
    } while count == -1 && lastError() == EINTR
    if count == -1 {
      if lastError() == EAGAIN { return .nothing }
      throw .system(SystemError("recvmsg"))
    }
    let part = passed + end..<passed + end + count
    end += count
    if arrived != -1 {
      try arrivals.keep(Descriptor(owning: arrived), part: part)
    }
    return count == 0 ? .end : .bytes
  }

  /// Moves what is left to the beginning.
  private mutating func makeRoom() {
    if start == 0 { return }
    bytes.moveDown(start..<end)
    passed += start
    (start, end) = (0, end - start)
  }

  /// Takes the next message, if all of it is there.
  @_lifetime(&self)
  mutating func next() throws(ImsgError) -> Message? {
    guard let header = try header(at: start), header.length <= end - start
    else { return nil }
    let descriptor = descriptor(for: header)
    let payload = start + Header.size..<start + header.length
    start += header.length
    return Message(
      header, unsafe bytes.span.bytes.extracting(payload), descriptor)
  }

  /// How many bytes there are of a message that is not complete.
  func incomplete() throws(ImsgError) -> Int {
    var place = start
    while let header = try header(at: place), header.length <= end - place {
      place += header.length
    }
    return end - place
  }

  private func header(at place: Int) throws(ImsgError) -> Header? {
    guard end - place >= Header.size else { return nil }
    let header = Header(unsafe bytes.span.bytes.load(at: place), layout)
    guard Header.size...maximum ~= header.length else {
      throw .wrongLength(header.length)
    }
    return header
  }

  /// The descriptor of the next message.
  ///
  /// A sender of the newer kind sends none before its message begins.
  private mutating func descriptor(for header: Header) -> Descriptor? {
    let place = passed + start
    if layout == .length32 { arrivals.drop(before: place) }
    return header.isMarked ? arrivals.take(forMessageAt: place) : nil
  }
}
