import Libc
import Unix

extension Connection {
  /// The most bytes of a file sent in one turn.
  private static let sentInTurn = 1 << 20
  /// The most bytes discarded in one turn, and in all.
  private static let drainedInTurn = 1 << 16, drainedAtMost = 1 << 20

  /// Receives a request, up to the end of its head.
  ///
  /// Returns what to wait for, or nil to continue at once.
  func receive() -> Need? {
    // Empty lines before a request are ignored: RFC 9112, 2.2.
    input.removeFirst(lengthOfEmptyLines(in: input))
    do throws(Status) {
      guard let length = try headLength(of: input) else { return read() }
      let request = try Request(head: input[..<length])
      let path = try request.path(in: "")
      if length == input.count {
        // Free the buffer, so that an idle connection holds none.
        input = []
      } else {
        input.removeFirst(length)
      }
      state = .asking(request, path: path)
      return .file(path)
    } catch {
      refuse(error)
      return nil
    }
  }

  /// Reads what has arrived.
  ///
  /// Returns what to wait for if nothing has, and otherwise nil.
  private func read() -> Need? {
    if !mayRead { return atRest }
    // A flood of empty lines would hold the loop.
    if readInTurn >= Request.limit { return .readable }
    do throws(SystemError) {
      let more = try socket.read(upTo: 4096)
      if more.isEmpty { return .close }
      readInTurn += more.count
      // A short read means that the socket is empty.
      mayRead = more.count == 4096
      let hadBegun = hasBegun
      if input.isEmpty { input = more } else { input += more }
      if hasBegun && !hadBegun { hasMoved = true }
      return nil
    } catch {
      return error.number == EAGAIN ? atRest : .close
    }
  }

  /// What to wait for once everything that has arrived was read.
  private var atRest: Need {
    guard isLast && input.isEmpty else { return .readable }
    return isOnItsWay ? stopSending() : .close
  }

  /// Makes an error the last response.
  func refuse(_ status: Status) {
    isLast = true
    begin(Answer(status, toBad: input), to: nil)
    input = []
  }

  func begin(_ answer: Answer, to request: Request?) {
    output =
      answer.bytes(
        date: httpDate(time(nil)), keepsAlive: !isLast)[...]
    fileRange = answer.fileRange
    entry = Log.Entry(
      request: request?.line ?? "-", status: answer.status,
      count: fileRange.count)
    state = .sending
  }

  /// Sends the head, and then the file.
  func send(_ log: inout Log) -> Need {
    while !output.isEmpty {
      let count = unsafe output.withUnsafeBytes {
        unsafe sendSome(
          socket.number, $0.baseAddress, $0.count, !fileRange.isEmpty)
      }
      guard count > 0 else { return unsent() }
      output = output.dropFirst(count)
      sent += count
    }
    if !fileRange.isEmpty, let number = file?.descriptor.number {
      let count = sendFile(
        socket.number, number, off_t(fileRange.lowerBound),
        min(fileRange.count, Self.sentInTurn))
      // The file has become shorter than the announced length.
      if count == 0 { return .close }
      guard count > 0 else { return unsent() }
      fileRange = fileRange.dropFirst(count)
      sent += count
      if !fileRange.isEmpty {
        noteTaken()
        return .writable
      }
    }
    file = nil
    log.add(entry)
    return finish()
  }

  /// What to wait for after an error.
  private func unsent() -> Need {
    guard [EAGAIN, EINTR].contains(lastError()) else { return .close }
    noteTaken()
    return .writable
  }

  /// Ends a turn in which a response was completed.
  private func finish() -> Need {
    noteTaken()
    if isLast { return stopSending() }
    if input.isEmpty, !mayRead {
      state = .receiving
      return .readable
    }
    state = .answered
    return .writable
  }

  /// Half-closes the connection, so that the client sees the end.
  private func stopSending() -> Need {
    shutdown(socket.number, Int32(SHUT_WR))
    state = .draining
    return .readable
  }

  /// Discards input until the client closes the connection.
  ///
  /// If the server closed first, with input on its way, the response might be
  /// lost. After too much input it only waits for its end to be acknowledged.
  func drain() -> Need {
    if drained >= Self.drainedAtMost { return isOnItsWay ? .source : .close }
    do throws(SystemError) {
      let count = try socket.read(upTo: Self.drainedInTurn).count
      drained += count
      return count == 0 ? .close : .readable
    } catch {
      return error.number == EAGAIN ? .readable : .close
    }
  }
}

extension Request {
  /// The method and the target, for the log.
  fileprivate var line: String { "\(method.rawValue) \(target)" }
}
