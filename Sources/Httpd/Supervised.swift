import Imsg
import Libc
import Privsep
import Unix

/// A part of the server, as the parent sees it.
final class Supervised {
  let role: Role
  /// Whether it has ever answered a ping.
  private(set) var hasAnswered = false
  private var child: Child?
  var channel: Imsgbuf?
  /// What passes its output on, until it is reaped.
  private(set) var relays: [Relay] = []
  private let quota = Quota()
  private var isPinged = false
  private var startTime = SuspendingClock.now
  private var delay = Duration.zero

  init(_ role: Role) {
    self.role = role
  }

  /// Whether it has a process, which may have exited without being reaped yet.
  var isRunning: Bool { child != nil }

  /// The descriptor to watch, while there is a channel.
  var number: Int32? { channel?.number }

  /// Starts its process, with its role and these arguments.
  func start(
    _ arguments: [String], _ outlets: Outlets, isIsolated: Bool
  ) throws {
    startTime = .now
    let part = try Part(
      [role.rawValue] + arguments, isIsolated: isIsolated)
    try part.end.stopWaiting()
    channel = Imsgbuf(part.end, passesDescriptors: true)
    child = consume part.child
    relays = [
      try Relay(part.output, to: outlets.output, prefix: "", within: quota),
      try Relay(
        part.errors, to: outlets.errors, prefix: "\(programName): \(role): ",
        within: quota),
    ]
    isPinged = false
  }

  /// Sends it a message, if there is a channel.
  ///
  /// What does not fit goes out with the next message. Errors are ignored: if
  /// the part has exited, that shows when its process is reaped.
  func send(
    _ type: UInt32, _ descriptor: consuming Descriptor? = nil, id: UInt32 = 0
  ) {
    try? channel?.output.compose(
      type: type, peerID: id, descriptor: descriptor)
    _ = try? channel?.output.write()
  }

  /// Sends it a ping.
  ///
  /// Returns false if it has not answered the last one.
  func ping() -> Bool {
    if isPinged { return false }
    isPinged = true
    send(MessageType.ping)
    return true
  }

  /// When its timer is to fire.
  var due = SuspendingClock.now

  /// Whether its timer fires so late that this process must have been stopped,
  /// and the part perhaps as well.
  func isLate(at now: SuspendingClock.Instant = .now) -> Bool {
    now - due > .seconds(1)
  }

  /// How long it can take to answer.
  ///
  /// It may have to wait for a slow disk several times within a turn.
  static let timeLimit = Duration.seconds(6)
  /// The time from an answer to the next ping.
  static let pause = Duration.seconds(2)

  /// A message from the part, or the reason why there are no more.
  enum Message {
    case pong
    /// The worker violated the protocol, on the channel with this id.
    case complaint(UInt32)
    /// The part has closed its end of the channel.
    case closed
    /// The part violated the protocol.
    case violation
  }

  /// The next message, or nil if there is none yet.
  func nextMessage() -> Message? {
    do {
      while true {
        if let message = try channel?.input.get() {
          return decode(message.type, id: message.peerID)
        }
        switch try channel?.input.read() {
        case .bytes, .full: break
        case .nothing, nil: return nil
        case .end: return .closed
        }
      }
    } catch ImsgError.system {
      // A part that exits without having read everything causes an error.
      return .closed
    } catch {
      return .violation
    }
  }

  private func decode(_ type: UInt32, id: UInt32) -> Message {
    switch type {
    case MessageType.pong where isPinged:
      isPinged = false
      hasAnswered = true
      return .pong
    case MessageType.complaint where role == .opener: return .complaint(id)
    default: return .violation
    }
  }

  func closeChannel() {
    channel = nil
  }

  func signal(_ number: Int32) {
    if let processID = child?.processID { kill(processID, number) }
  }

  /// Reaps its process if that has exited, and returns how.
  func reap(_ loop: inout EventLoop) throws -> Exit? {
    guard child?.hasEnded == true else { return nil }
    for relay in relays { relay.finish(&loop) }
    relays = []
    return try child.take()?.wait()
  }

  /// How long to wait before restarting it.
  ///
  /// If it keeps exiting soon after its start, this is longer each time.
  func nextDelay() -> Duration {
    if SuspendingClock.now - startTime > .seconds(2) { delay = .zero }
    defer { delay = min(max(delay * 2, .milliseconds(10)), .seconds(10)) }
    return delay
  }
}
