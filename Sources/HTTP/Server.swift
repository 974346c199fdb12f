import Libc
import Privsep
import Unix

/// Serves files to clients, all of them in one process.
///
/// The owner waits for events and passes them in:
///
///     var loop = try EventLoop()
///     var server = try Server(folder, descriptors: 1024)
///     server.listen(on: listener, &loop)
///     while !server.isDone {
///       for event in try loop.wait() { try server.handle(event, &loop) }
///       server.flushLog(&loop)
///     }
///
/// The server uses all timers of the loop. The owner can watch descriptors of
/// its own, if it handles their events itself. No call blocks, except on the
/// disk. The server logs to standard output. The process must ignore SIGPIPE,
/// which sendfile(2) and writing the log raise once the reader has closed, and
/// SIGXFSZ, in case the log is a file with a size limit.
public struct Server: ~Copyable {
  /// The fewest descriptors with which a server can have several clients.
  public static let leastDescriptors = 64

  let files: any FileSource
  let limits: TimeLimits
  /// The largest number of connections that are open at once.
  let mostConnections: Int
  var listener: Descriptor?
  var connections: [Int32: Connection] = [:]
  /// The connections that are waiting for a file, by the request's id.
  var waiting: [UInt32: Connection] = [:]
  var nextID: UInt32 = 0
  var cache: FileCache
  var log = Log(to: 1)
  var isFull = false
  var isStopping = false

  /// The server's own timers; a connection's timer has its descriptor's number.
  enum Timer: Int {
    case accept = -1
    case cache = -2
    case full = -3
    case stop = -4
  }

  /// Creates a server for the files of a source.
  ///
  /// `descriptors` is the process's limit of open files, from which follows the
  /// number of clients. Throws if the limit is below `leastDescriptors`.
  public init(
    _ files: any FileSource, descriptors: Int,
    limits: TimeLimits = TimeLimits()
  ) throws(TooFewDescriptors) {
    try Self.requireDescriptors(descriptors)
    self.files = files
    self.limits = limits
    cache = FileCache(capacity: min(64, descriptors / 4))
    // A client takes two, its socket and a file. Sixteen are for everything
    // else.
    mostConnections = (descriptors - cache.capacity - 16) / 2
  }

  /// Throws if `descriptors`, the process's limit of open files, is below
  /// `leastDescriptors`.
  public static func requireDescriptors(_ descriptors: Int)
    throws(TooFewDescriptors)
  {
    if descriptors < leastDescriptors {
      throw TooFewDescriptors(limit: descriptors)
    }
  }

  /// Whether the server was told to stop, and has closed all connections.
  public var isDone: Bool { isStopping && connections.isEmpty }

  /// Accepts connections on a listening socket, which must be non-blocking, and
  /// no longer on the previous one.
  public mutating func listen(
    on socket: consuming Descriptor, _ loop: inout EventLoop
  ) {
    watchListener(false, &loop)
    listener = consume socket
    watchListener(true, &loop)
  }

  /// Handles an event.
  ///
  /// Throws if the listening socket can never accept a connection again.
  public mutating func handle(
    _ event: Event, _ loop: inout EventLoop
  ) throws(SystemError) {
    switch event {
    case .readable(let number), .writable(let number):
      if number == listener?.number {
        try acceptInTurn(&loop)
      } else if let connection = connections[number] {
        connection.mayRead = true
        advance(connection, &loop)
      }
    case .timeOut(let id):
      switch Timer(rawValue: id) {
      case .accept: watchListener(true, &loop)
      case .cache: cache.clear()
      case .full: isFull = false
      case .stop: closeAll(&loop)
      case nil:
        if let connection = connections[Int32(id)] {
          timeOut(connection, &loop)
        }
      }
    case .stop: stop(&loop)
    case .childEnded: break
    }
  }

  /// Continues with a file that the source has opened later, or with the reason
  /// why there is none.
  ///
  /// The file is closed if the client has gone.
  public mutating func deliver(
    _ file: Result<OpenFile, Refusal>, for id: UInt32,
    _ loop: inout EventLoop
  ) {
    guard let connection = waiting.removeValue(forKey: id) else { return }
    connection.requestID = nil
    deliver(file, to: connection, &loop)
    advance(connection, &loop)
  }

  /// Requests all outstanding files again, from a source that has lost its
  /// requests.
  public mutating func askAgain(_ loop: inout EventLoop) {
    for (id, connection) in waiting {
      if let path = connection.path, let file = files.open(path, for: id) {
        deliver(file, for: id, &loop)
      }
    }
  }

  /// Finishes what is under way, as far as time permits, and accepts nothing
  /// new.
  ///
  /// Called a second time, it closes all connections at once.
  public mutating func stop(_ loop: inout EventLoop) {
    if isStopping { return closeAll(&loop) }
    isStopping = true
    loop.setTimer(Timer.stop.rawValue, after: limits.stopping)
    for connection in Array(connections.values) {
      connection.isLast = true
      // It may have sent a request already, which must be answered.
      connection.mayRead = true
      advance(connection, &loop)
    }
    // The same holds for clients in the accept queue, as far as there is room.
    var evictable: [Connection]? = []
    for _ in 0..<SOMAXCONN {
      guard (try? accept(evicting: &evictable, &loop)) == true else { break }
    }
    watchListener(false, &loop)
    listener = nil
  }

  /// Writes as much of the log as it can without blocking.
  ///
  /// If something is left, the loop has an event once there is room for it.
  public mutating func flushLog(_ loop: inout EventLoop) {
    log.flush()
    loop.watch(log.number, reading: false, writing: !log.isEmpty)
  }

  /// Writes what is left of the log, as far as there is room for it within this
  /// time.
  ///
  /// Returns the number of lines that are lost.
  public mutating func finishLog(within time: Duration) -> Int {
    log.flush(within: time)
    return log.unwritten
  }
}

extension Server {
  mutating func open(
    _ path: [UInt8], for connection: Connection, _ loop: inout EventLoop
  ) {
    if let file = cache[path] { return connection.deliver(.success(file)) }
    let id = nextID
    nextID &+= 1
    if let file = files.open(path, for: id) {
      return deliver(file, to: connection, &loop)
    }
    connection.requestID = id
    waiting[id] = connection
  }

  /// Delivers the file that a connection is waiting for, and caches it.
  private mutating func deliver(
    _ result: Result<OpenFile, Refusal>, to connection: Connection,
    _ loop: inout EventLoop
  ) {
    if case .success(let file) = result, let path = connection.path,
      cache.keep(file, for: path)
    {
      loop.setTimer(Timer.cache.rawValue, after: FileCache.time)
    }
    connection.deliver(result)
  }
}
