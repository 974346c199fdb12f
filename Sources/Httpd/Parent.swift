import HTTP
import Libc
import Privsep
import Unix

/// Starts the opener and the worker, and restarts them when they exit.
struct Parent: ~Copyable {
  private let opener = Supervised(.opener)
  private let worker = Supervised(.worker)
  private var parts: [Supervised] { [opener, worker] }

  /// The id of the timer for stopping; a part's timer has its index in `parts`.
  private static let stopTimer = 2
  /// The number of failed starts after which it gives up.
  private static let mostStarts = 5
  private let arguments: [String]
  private let taken: Set<Defence>
  private let outlets: Outlets
  private let folder: Descriptor
  private var listener: Descriptor?
  /// The id of the channel between the parts.
  private var channelID: UInt32 = 0
  /// The channel of the last complaint: there must be at most one about each.
  private var lastComplaint: UInt32 = 0
  private var loop: EventLoop
  private var isAnnounced = false
  private var isStopping = false
  private var isKilling = false
  private var status: Int32 = 0
  /// How often a part has exited before the server was ready.
  private var failedStarts = 0

  /// Creates a parent from the arguments for the parts, the directory for the
  /// opener, the socket for the worker, what to write to, and the defences to
  /// do without.
  init(
    _ arguments: [String], folder: consuming Descriptor,
    listener: consuming Descriptor, _ outlets: Outlets,
    without taken: Set<Defence>
  ) throws {
    self.folder = folder
    self.outlets = outlets
    self.taken = taken
    self.arguments = arguments
    self.listener = consume listener
    loop = try EventLoop()
  }

  /// Supervises both parts until it is told to stop and they have exited.
  ///
  /// Returns the exit status.
  mutating func run() throws -> Int32 {
    for part in parts { try start(part) }
    while !isStopping || parts.contains(where: \.isRunning) {
      for event in try loop.wait() {
        switch event {
        case .readable(let number):
          if let part = parts.first(where: { $0.number == number }) {
            try handleMessages(from: part)
          }
        case .timeOut(Self.stopTimer):
          if taken.contains(.supervision) { break }
          outlets.report("out of time, requests were cut off")
          status = 1
          killAll()
        case .timeOut(let id): timerFired(parts[id])
        case .childEnded: for part in parts { try reap(part) }
        case .stop: stop()
        case .writable: break
        }
      }
      relay()
    }
    return status
  }

  /// Passes on what the parts have written.
  private mutating func relay() {
    let relays = parts.flatMap(\.relays)
    for relay in relays.filter(\.isReady) { relay.passOn() }
    outlets.output.flush(&loop)
    outlets.errors.flush(&loop)
    for relay in relays { relay.watch(&loop) }
  }

  /// Starts a part, and sends both a new channel if the other is running.
  private mutating func start(_ part: Supervised) throws {
    if part === worker, let listener = listener?.number,
      !taken.contains(.listenerCheck)
    {
      try requireListening(listener)
    }
    try part.start(
      arguments, outlets, isIsolated: !taken.contains(.isolation))
    if part === opener {
      part.send(MessageType.folder, try duplicate(folder.number))
    }
    if let number = part.number {
      loop.watch(number, reading: true, writing: false)
    }
    if parts.allSatisfy(\.isRunning) {
      let channel = try SocketPair()
      // The parts can't.
      try channel.left.stopWaiting()
      try channel.right.stopWaiting()
      channelID &+= 1
      opener.send(MessageType.channel, channel.left, id: channelID)
      worker.send(MessageType.channel, channel.right, id: channelID)
    }
    if part === worker, let listener = listener?.number {
      part.send(MessageType.listener, try duplicate(listener))
    }
    timerFired(part)
  }

  /// Restarts a part if it has exited, and pings it otherwise.
  private mutating func timerFired(_ part: Supervised) {
    if !part.isRunning {
      // Requests under way may need the opener.
      let isNeeded = !isStopping || part === opener && worker.isRunning
      if isNeeded, !isKilling { startAgain(part) }
    } else if part.ping() || part.isLate() || taken.contains(.supervision) {
      setTimer(part, after: Supervised.timeLimit)
    } else {
      kill(part, because: "is not responding")
    }
  }

  /// Restarts a part, or tries again later if the system lacks resources.
  private mutating func startAgain(_ part: Supervised) {
    do {
      try start(part)
    } catch let error as NotListening {
      outlets.report("\(error)")
      status = 1
      stop()
    } catch {
      outlets.report("\(part.role) cannot start: \(error)")
      // It may be running, but lack its channel or its socket.
      part.signal(SIGKILL)
      closeChannel(to: part)
      if !part.isRunning { setTimer(part, after: part.nextDelay()) }
    }
  }

  private mutating func setTimer(_ part: Supervised, after time: Duration) {
    part.due = .now + time
    loop.setTimer(part === opener ? 0 : 1, after: time)
  }

  private mutating func handleMessages(from part: Supervised) throws {
    while let message = part.nextMessage() {
      switch message {
      case .pong:
        setTimer(part, after: Supervised.pause)
        announce()
      case .complaint(let id) where id > lastComplaint && id <= channelID:
        lastComplaint = id
        // The worker may have been replaced since.
        if id == channelID { kill(worker, because: "violated the protocol") }
      // Its process is about to exit, and may have to report why. If it does
      // not exit, it fails to answer the next ping.
      case .closed: closeChannel(to: part)
      case .complaint, .violation:
        if taken.contains(.messageChecks) { throw Violation() }
        kill(part, because: "violated the protocol")
      }
    }
  }

  /// Prints the address, as soon as both parts are ready.
  private mutating func announce() {
    if isAnnounced || !parts.allSatisfy(\.hasAnswered) { return }
    isAnnounced = true
    if let number = listener?.number {
      outlets.output.add(address(of: number).utf8)
    }
  }

  /// Kills a part that has failed.
  ///
  /// The part is restarted once it has been reaped.
  private mutating func kill(_ part: Supervised, because reason: String) {
    outlets.report("\(part.role) \(reason)")
    part.signal(SIGKILL)
    closeChannel(to: part)
  }

  /// Reaps a part if it has exited, and decides when to restart it.
  private mutating func reap(_ part: Supervised) throws {
    guard let exit = try part.reap(&loop) else { return }
    closeChannel(to: part)
    let isDone = exit == .status(0) || !isAnnounced
    if isKilling || isStopping && !worker.isRunning && isDone {
      return closeChannel(to: opener)
    }
    if !part.hasAnswered, case .status = exit {
      // It has reported why, and would fail again.
      status = 1
      return stop()
    }
    outlets.report("\(part.role) \(exit)")
    if isStopping, part === worker {
      // Requests under way are lost.
      status = 1
      return closeChannel(to: opener)
    }
    if !isAnnounced { failedStarts += 1 }
    if failedStarts == Self.mostStarts {
      outlets.report("\(part.role) keeps failing to start")
      status = 1
      return stop()
    }
    setTimer(part, after: part.nextDelay())
  }

  /// Tells the worker to finish what is under way.
  ///
  /// The opener exits after the worker. A second call kills both, and so does
  /// the timer, one second after the worker's own time limit.
  private mutating func stop() {
    if isStopping { return killAll() }
    isStopping = true
    loop.setTimer(Self.stopTimer, after: TimeLimits().stopping + .seconds(1))
    listener = nil
    worker.send(MessageType.finish)
    if !worker.isRunning { closeChannel(to: opener) }
  }

  private mutating func killAll() {
    isKilling = true
    for part in parts { part.signal(SIGKILL) }
  }

  /// Closes the channel to a part, which makes the part exit.
  private mutating func closeChannel(to part: Supervised) {
    guard let number = part.number else { return }
    loop.watch(number, reading: false, writing: false)
    part.closeChannel()
  }
}

/// A part has violated the protocol, and nothing has checked that.
private struct Violation: Error, CustomStringConvertible {
  let description = "violation of the protocol"
}
