import Libc
import Unix

/// A connection to a client, and its state.
///
/// It never blocks: `advance` does what can be done at once, within the limits
/// of one turn.
final class Connection {
  /// What a connection is waiting for.
  enum Need: Equatable {
    /// Data from the client, or the end of the stream.
    case readable
    /// Space in the send buffer.
    case writable
    /// The file at this path, which the caller must now request.
    case file([UInt8])
    /// Nothing from the socket: the file, which has been requested from the
    /// source, or time.
    case source
    /// Nothing: the caller must close the connection.
    case close
  }

  enum State {
    /// The head of a request is arriving.
    case receiving
    /// The file at this path is being opened.
    case asking(Request, path: [UInt8])
    /// The response is being sent.
    case sending
    /// The response was sent, and the next request may have arrived already.
    case answered
    /// The last response was sent, and the client is expected to close.
    case draining
  }

  let socket: Descriptor
  /// The id of the request for its file, while it is waiting for one.
  var requestID: UInt32?
  /// When the server last noted progress.
  var lastProgress = SuspendingClock.now
  /// Whether it has made progress that the server has not noted yet.
  var hasMoved = true
  /// Whether data may have arrived since the last read.
  var mayRead = true
  /// Whether to close the connection after the current response.
  var isLast = false

  var state = State.receiving { didSet { hasMoved = true } }
  var input: [UInt8] = []
  var output: ArraySlice<UInt8> = []
  var file: OpenFile?
  var fileRange = 0..<0
  var entry = Log.Entry()
  /// The number of bytes sent.
  var sent = 0
  /// How many of them the client's kernel had acknowledged when this was last
  /// looked at.
  var taken: Int?
  /// The number of bytes read in this turn.
  var readInTurn = 0
  var drained = 0

  init(_ socket: consuming Descriptor) {
    self.socket = socket
  }

  /// The path of the file that it is waiting for, if any.
  var path: [UInt8]? {
    if case .asking(_, let path) = state { path } else { nil }
  }

  /// Whether a request has begun, which an empty line doesn't do, nor half of
  /// one.
  var hasBegun: Bool { input.contains { $0 != 13 && $0 != 10 } }

  /// What would be lost if it were closed now, the least first.
  enum Loss: Int {
    case nothing
    /// Part of a request, or of a response that the client has yet to read.
    case some
    case answer
  }

  var loss: Loss {
    switch state {
    case .asking, .sending, .answered: .answer
    case .receiving where isOnItsWay, .draining where isOnItsWay: .answer
    case .receiving: hasBegun ? .some : .nothing
    case .draining: .some
    }
  }

  /// Whether the client's kernel has yet to acknowledge part of a response.
  ///
  /// If the connection were closed now and the client then sent more, that part
  /// might be lost, because the kernel would reply with a reset.
  var isOnItsWay: Bool { unsentBytes(socket.number) > 0 }

  /// Whether it has been idle for long enough to be closed in favour of a new
  /// connection.
  ///
  /// A connection that is waiting for its file is not idle: the server is what
  /// keeps it waiting.
  func isEvictable(
    _ limits: TimeLimits, at now: SuspendingClock.Instant
  ) -> Bool {
    let grace = loss == .answer ? limits.grace * 5 : limits.grace
    return path == nil && now - lastProgress > grace
  }

  /// How long it can go without progress before it is closed.
  func timeLimit(_ limits: TimeLimits) -> Duration {
    switch state {
    case .asking: limits.request
    case .sending, .answered: limits.sending
    case .receiving, .draining: isOnItsWay ? limits.sending : interval(limits)
    }
  }

  /// How often to check the time limit.
  func interval(_ limits: TimeLimits) -> Duration {
    switch state {
    case .receiving, .asking: limits.request
    case .sending, .answered: limits.sending / 6
    case .draining: limits.draining
    }
  }

  /// Does as much as it can within one turn, and returns what to wait for.
  ///
  /// Adds a response to the log once all of it has been sent.
  func advance(_ log: inout Log) -> Need {
    readInTurn = 0
    while true {
      switch state {
      case .receiving:
        if let need = receive() { return need }
      case .asking: return .source
      case .sending: return send(&log)
      case .answered: state = .receiving
      case .draining: return drain()
      }
    }
  }

  /// Starts the response with the requested file, or according to the reason
  /// why there is none.
  func deliver(_ result: Result<OpenFile, Refusal>) {
    guard case .asking(let request, let path) = state else { return }
    isLast = isLast || !request.keepsAlive
    do throws(Refusal) {
      let file = try result.get()
      let metadata = try file.metadata()
      self.file = file
      begin(
        Answer(to: request, file: metadata, path: path, at: time(nil)),
        to: request)
    } catch {
      begin(Answer(to: request, error), to: request)
    }
  }

  /// If a response is being cut off, adds it to the log with the number of
  /// bytes sent.
  func logCut(_ log: inout Log) {
    guard case .sending = state else { return }
    entry.count -= fileRange.count
    log.add(entry)
  }

  /// Handles the end of its time limit.
  ///
  /// Returns whether to close it; otherwise there is a response to send.
  func timeOut() -> Bool {
    switch state {
    case .receiving where hasBegun:
      refuse(.requestTimeout)
      return false
    case .asking:
      deliver(.failure(Refusal(number: ETIMEDOUT)))
      return false
    default: return true
    }
  }

  /// Notes as progress what the client's kernel has acknowledged of a response,
  /// with more to come, and returns whether there is any.
  ///
  /// Bytes that were only put into a buffer of this machine are none. Linux
  /// reports a full send buffer as writable again only once a third of it is
  /// free, which can take minutes if the client reads slowly.
  @discardableResult
  func noteTaken() -> Bool {
    let unsent = Int(unsentBytes(socket.number))
    let before = taken ?? sent - unsent
    taken = sent - unsent
    let isMore = if case .sending = state { true } else { unsent > 0 }
    if sent - unsent <= before || path != nil || !isMore { return false }
    hasMoved = true
    return true
  }
}
