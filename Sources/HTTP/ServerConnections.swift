import Libc
import Privsep
import Unix

extension Server {
  /// How many connections are accepted before other events have their turn.
  private static let acceptedInTurn = 64
  /// How long to wait before trying again to accept one.
  private static let pause = Duration.milliseconds(100)

  mutating func acceptInTurn(
    _ loop: inout EventLoop
  ) throws(SystemError) {
    var evictable: [Connection]?
    for _ in 0..<Self.acceptedInTurn {
      guard try accept(evicting: &evictable, &loop) else { return }
    }
  }

  /// Accepts a connection, if there is one.
  ///
  /// If the house is full it closes one of `evictable` in its favour, which are
  /// found at the first need: it takes a look at each connection. An empty
  /// array is for none. Returns whether there may be another one.
  mutating func accept(
    evicting evictable: inout [Connection]?, _ loop: inout EventLoop
  ) throws(SystemError) -> Bool {
    guard let listener = listener?.number else { return false }
    var leaving: Connection?
    if connections.count >= mostConnections {
      guard isReadable(listener) else { return false }
      leaving = nextToEvict(of: &evictable, &loop)
      // New connections wait in the accept queue.
      if leaving == nil, connections.count >= mostConnections {
        noteFull("new ones must wait", &loop)
        pause(&loop)
        return false
      }
    }
    let number = acceptConnection(listener)
    if number == -1 {
      switch lastError() {
      case EAGAIN: return false
      // The client has gone already.
      case ECONNABORTED: return true
      // The socket is not listening, and never will again.
      case EBADF, EINVAL, ENOTSOCK: throw SystemError("accept")
      // EMFILE and the like: no event reports their end.
      default:
        pause(&loop)
        return false
      }
    }
    if let leaving {
      noteFull("closing the one idle longest", &loop)
      close(leaving, &loop)
    }
    let connection = Connection(Descriptor(owning: number))
    connection.isLast = isStopping
    connections[number] = connection
    advance(connection, &loop)
    return true
  }

  mutating func watchListener(
    _ isWatched: Bool, _ loop: inout EventLoop
  ) {
    guard let number = listener?.number else { return }
    loop.watch(number, reading: isWatched, writing: false)
  }

  /// Accepts no connections for a moment.
  private mutating func pause(_ loop: inout EventLoop) {
    watchListener(false, &loop)
    loop.setTimer(Timer.accept.rawValue, after: Self.pause)
  }

  /// The connections that may be closed in favour of a new one, the best last.
  ///
  /// Among those whose loss is least, it is the one that has been idle longest.
  private func evictableConnections() -> [Connection] {
    let now = SuspendingClock.now
    return connections.values
      .filter { $0.isEvictable(limits, at: now) }
      .map { (loss: $0.loss.rawValue, since: $0.lastProgress, connection: $0) }
      .sorted { ($0.loss, $0.since) > ($1.loss, $1.since) }
      .map(\.connection)
  }

  /// The connection to close in favour of a new one.
  ///
  /// Each of those that are evictable is looked at once more, and then no more.
  /// Returns nil if none is left, or if another connection was closed in the
  /// meantime.
  private mutating func nextToEvict(
    of evictable: inout [Connection]?, _ loop: inout EventLoop
  ) -> Connection? {
    var candidates = evictable ?? evictableConnections()
    defer { evictable = candidates }
    while let connection = candidates.popLast() {
      if connections[connection.socket.number] !== connection { continue }
      let isIdle = !catchUp(with: connection, &loop)
      if connections.count < mostConnections { return nil }
      if isIdle { return connection }
    }
    return nil
  }

  /// Looks for what a connection's client has done without an event, or with
  /// one that is still to come.
  ///
  /// Returns whether there was any progress, which may have closed it.
  private mutating func catchUp(
    with connection: Connection, _ loop: inout EventLoop
  ) -> Bool {
    let before = connection.lastProgress
    connection.mayRead = true
    advance(connection, &loop)
    if connections[connection.socket.number] !== connection { return true }
    // A client that reads slowly makes progress without an event.
    if connection.noteTaken() { noteProgress(of: connection, &loop) }
    return connection.lastProgress != before
  }

  /// Logs what happens to new connections, unless this was logged a short time
  /// ago.
  private mutating func noteFull(_ text: String, _ loop: inout EventLoop) {
    if !isFull { log.add("\(mostConnections) connections open: \(text)".utf8) }
    isFull = true
    loop.setTimer(Timer.full.rawValue, after: limits.request)
  }

  /// Does as much for a connection as is possible without blocking.
  mutating func advance(
    _ connection: Connection, _ loop: inout EventLoop
  ) {
    let number = connection.socket.number
    var need = connection.advance(&log)
    while case .file(let path) = need {
      open(path, for: connection, &loop)
      need = connection.advance(&log)
    }
    if case .close = need { return close(connection, &loop) }
    loop.watch(number, reading: need == .readable, writing: need == .writable)
    noteProgress(of: connection, &loop)
  }

  /// Restarts a connection's timer, if it has made progress.
  private mutating func noteProgress(
    of connection: Connection, _ loop: inout EventLoop
  ) {
    guard connection.hasMoved else { return }
    connection.hasMoved = false
    connection.lastProgress = .now
    loop.setTimer(
      Int(connection.socket.number), after: connection.interval(limits))
  }

  mutating func timeOut(
    _ connection: Connection, _ loop: inout EventLoop
  ) {
    // A client that reads slowly makes progress without an event.
    if connection.noteTaken() { return noteProgress(of: connection, &loop) }
    let end = connection.lastProgress + connection.timeLimit(limits)
    let left = end - SuspendingClock.now
    // The response is still in transit, or the number may belong to a newer
    // connection, accepted in this very turn.
    if left > .zero {
      let number = Int(connection.socket.number)
      return loop.setTimer(
        number, after: min(left, connection.interval(limits)))
    }
    if catchUp(with: connection, &loop) { return }
    if connection.timeOut() {
      close(connection, &loop)
    } else {
      forgetRequest(of: connection)
      advance(connection, &loop)
    }
  }

  mutating func close(
    _ connection: Connection, _ loop: inout EventLoop
  ) {
    let number = connection.socket.number
    loop.watch(number, reading: false, writing: false)
    loop.setTimer(Int(number), after: nil)
    connections[number] = nil
    connection.logCut(&log)
    forgetRequest(of: connection)
    watchListener(true, &loop)
  }

  /// Forgets the request for a file that a connection is waiting for.
  private mutating func forgetRequest(of connection: Connection) {
    if let id = connection.requestID { waiting[id] = nil }
    connection.requestID = nil
  }

  mutating func closeAll(_ loop: inout EventLoop) {
    for connection in Array(connections.values) { close(connection, &loop) }
  }
}

private func isReadable(_ number: Int32) -> Bool {
  var entry = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
  return unsafe poll(&entry, 1, 0) == 1
}
