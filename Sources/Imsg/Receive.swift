import Libc
import Unix

/// The outcome of reading from a channel.
@frozen public enum Received: Sendable {
  /// Bytes have come, and with them perhaps messages.
  case bytes
  /// Nothing has come yet, and the socket is non-blocking.
  case nothing
  /// The peer has closed its end, and all that it sent has been read.
  case end
  /// Nothing was read, because too much is waiting to be taken: 16 descriptors,
  /// or messages of 64 KiB, or of `maximum` if that is more.
  ///
  /// More can be read once messages have been taken with `get()`, which may
  /// have to be half of that.
  case full
}

extension Imsgbuf.Input {
  /// The most bytes that may wait, unless a message may be longer.
  private static var most: Int { 65_536 }

  /// Reads what has come, up to 64 KiB, or `maximum` if that is more:
  /// imsgbuf_read(3).
  ///
  /// A blocking socket waits until something comes. Take the messages with
  /// `get()` before the next read. A loop that reads as long as there is
  /// something to read must stop at `.full` as well as at `.nothing`, and can
  /// go on once messages have been taken.
  ///
  /// Throws:
  ///
  /// - `endInsideMessage` (ECONNRESET) if the peer closed its end inside a
  ///   message; those before it can still be taken
  /// - `wrongLength` (ERANGE) if the peer closed its end, and a header that it
  ///   sent announces a length that no message can have
  /// - `unclaimedDescriptors` (EMFILE) if 16 descriptors are waiting, and there
  ///   is no message to claim one
  /// - `system` with what recvmsg(2) reports, which is ECONNRESET, in place of
  ///   the end, if the peer closed its end before it had read everything
  public mutating func read() throws(ImsgError) -> Received {
    if arrivals.isFull {
      if hasNext { return .full }
      throw .unclaimedDescriptors
    }
    guard makeRoom() else { return .full }
    let count = receive(flags: 0)
    guard count > 0 else { return try nothing(count) }
    // The room is small at first: if it was filled, make it larger and read on.
    if mayBeMore, buffer.hint < Self.most {
      buffer.hint = Self.most
      // What is said to have come may be out-of-band, which isn't received.
      if !arrivals.isFull, makeRoom() {
        _ = receive(flags: Int32(MSG_DONTWAIT))
      }
    }
    return .bytes
  }

  /// Receives into the room after the messages, by a single call of the system.
  ///
  /// Returns how many bytes came, 0 at the end, or -1 and `errno`.
  private mutating func receive(flags: Int32) -> Int {
    let place = unsafe buffer.memory + buffer.end
    let room = buffer.capacity - buffer.end
    var arrived: Int32 = -1
    var count = -1
    repeat {
      count =
        passesDescriptors
        ? unsafe receiveBytes(connection.number, place, room, flags, &arrived)
        : unsafe recv(connection.number, place, room, flags)
    } while count == -1 && lastError() == EINTR
    mayBeMore = count == room && bytesWaiting(connection.number) > 0
    if count <= 0 {
      if arrived != -1 { _ = Descriptor(owning: arrived) }
      return count
    }
    let part = passed + buffer.end..<passed + buffer.end + count
    buffer.end += count
    if arrived != -1 {
      arrivals.keep(Descriptor(owning: arrived), part: part)
    }
    return count
  }

  /// What it means that `receive` returned 0 or -1.
  private mutating func nothing(_ result: Int) throws(ImsgError) -> Received {
    let isLater = result == -1 && lastError() == EAGAIN
    let error = SystemError(passesDescriptors ? "recvmsg" : "recv")
    mayBeMore = false
    settle()
    if isLater { return .nothing }
    if result == -1 { throw .system(error) }
    let incomplete = try incomplete()
    if incomplete > 0 { throw .endInsideMessage(incomplete) }
    return .end
  }

  /// Moves what is waiting to the beginning, and makes room after it.
  ///
  /// Returns false if no more may wait.
  private mutating func makeRoom() -> Bool {
    if buffer.start == buffer.end {
      drain()
    } else if buffer.start > 0, buffer.start >= buffer.count || !hasNext {
      // Moves no more bytes than have left, or those of one message, once.
      passed += buffer.start
      buffer.moveDown()
    }
    let most = max(Self.most, maximum)
    if buffer.count >= most { return false }
    if buffer.capacity - buffer.end < Buffer.least {
      // Room for a long message is made as it comes, not when it is announced.
      let size = min(most, max(buffer.hint, 2 * buffer.capacity))
      if size > buffer.capacity {
        passed += buffer.start
        buffer.resize(to: size)
      }
    }
    return buffer.end < buffer.capacity
  }
}
