import Imsg
import Libc
import Privsep
import Unix

/// A part of the server, as the parent sees it.
final class Supervised {
  let role: Role
  /// Whether it has ever come so far as to answer.
  private(set) var hasServed = false
  private var child: Child?
  private var channel: Imsgbuf?
  private var isPinged = false
  private var isStarting = false
  private var start = SuspendingClock.now
  private var delay = Duration.zero

  init(_ role: Role) {
    self.role = role
  }

  /// Whether there is a process.
  var runs: Bool { child != nil }

  /// The descriptor to watch, while there is a channel.
  var number: Int32? { channel?.number }

  /// Starts it, with some arguments.
  func start(_ arguments: [String]) throws {
    let part = try Part([role.rawValue] + arguments)
    try part.end.stopWaiting()
    channel = Imsgbuf(part.end, passesDescriptors: true)
    child = consume part.child
    isPinged = false
    isStarting = true
    start = .now
  }

  /// Tells it something, if it is there to hear.
  ///
  /// What does not fit waits for the next time. Whether the part is still
  /// there is for its process to say, and not for the channel.
  func tell(
    _ type: UInt32, _ descriptor: consuming Descriptor? = nil
  ) {
    try? channel?.output.compose(type: type, descriptor: descriptor)
    _ = try? channel?.output.write()
  }

  /// Asks whether it is there.
  ///
  /// Returns false if it has not answered the last time.
  func ping() -> Bool {
    if isPinged { return false }
    isPinged = true
    tell(MessageType.ping)
    return true
  }

  /// How long it has for an answer: longer if it is to start first.
  var patience: Duration { .seconds(isStarting ? 10 : 3) }

  /// What a part has to say.
  enum Word {
    case answer
    case complaint
    /// Nothing any more.
    case end
    /// What it may not say.
    case nonsense
  }

  /// The next that it says, or nil if there is no more for now.
  func hear() -> Word? {
    do {
      while true {
        if let type = try channel?.input.get()?.type { return take(type) }
        switch try channel?.input.read() {
        case .bytes, .full: break
        case .nothing, nil: return nil
        case .end: return .end
        }
      }
    } catch ImsgError.system {
      // If it has not read all that it was told, its end is an error.
      return .end
    } catch {
      return .nonsense
    }
  }

  private func take(_ type: UInt32) -> Word {
    switch type {
    case MessageType.pong where isPinged:
      isPinged = false
      isStarting = false
      hasServed = true
      return .answer
    case MessageType.complaint where role == .opener: return .complaint
    default: return .nonsense
    }
  }

  /// Closes the channel.
  func hangUp() {
    channel = nil
  }

  /// Sends its process a signal.
  func signal(_ number: Int32) {
    if let processID = child?.processID { kill(processID, number) }
  }

  /// Reaps its process if that has ended, and tells how.
  func reap() throws -> Exit? {
    guard child?.hasEnded == true else { return nil }
    return try child.take()?.wait()
  }

  /// How long to wait before it is started again.
  ///
  /// One that ends again and again must wait longer and longer.
  func nextDelay() -> Duration {
    if SuspendingClock.now - start > .seconds(2) { delay = .zero }
    defer { delay = min(max(delay * 2, .milliseconds(10)), .seconds(1)) }
    return delay
  }
}
