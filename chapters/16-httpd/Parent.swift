import Libc
import Privsep
import Unix

/// Starts the other two, and starts them again when they end.
struct Parent: ~Copyable {
  private let opener = Supervised(.opener)
  private let worker = Supervised(.worker)
  private var parts: [Supervised] { [opener, worker] }

  private let arguments: [String]
  private var listener: Descriptor?
  private var loop: EventLoop
  private var isStopping = false
  private var status: Int32 = 0

  /// Takes the arguments of the parts, and the socket of the worker.
  init(
    _ arguments: [String], listener: consuming Descriptor
  ) throws {
    self.arguments = arguments
    self.listener = consume listener
    loop = try EventLoop()
  }

  /// Supervises, until it is told to stop and both have ended.
  ///
  /// Returns the exit status.
  mutating func run() throws -> Int32 {
    for part in parts { try start(part) }
    while !isStopping || parts.contains(where: \.runs) {
      for event in try loop.wait() {
        switch event {
        case .readable(let number):
          if let part = parts.first(where: { $0.number == number }) {
            listen(to: part)
          }
        case .timeOut(let id): try takeTurn(parts[id])
        case .childEnded: for part in parts { try reap(part) }
        case .stop: stop()
        case .writable: break
        }
      }
    }
    return status
  }

  /// Starts a part, and lets both talk once they are there.
  private mutating func start(_ part: Supervised) throws {
    try part.start(arguments)
    if let number = part.number {
      loop.watch(number, reading: true, writing: false)
    }
    if parts.allSatisfy(\.runs) {
      let line = try SocketPair()
      opener.tell(MessageType.line, line.left)
      worker.tell(MessageType.line, line.right)
    }
    if part === worker, let listener = listener?.number {
      part.tell(MessageType.listener, try duplicate(listener))
    }
    try takeTurn(part)
  }

  /// Starts a part again, or asks whether it is there.
  private mutating func takeTurn(_ part: Supervised) throws {
    if !part.runs {
      if !isStopping { try start(part) }
    } else if part.ping() {
      setTimer(part, after: part.patience)
    } else {
      end(part, because: "does not answer")
    }
  }

  private mutating func setTimer(_ part: Supervised, after time: Duration) {
    loop.setTimer(part === opener ? 0 : 1, after: time)
  }

  private mutating func listen(to part: Supervised) {
    while let word = part.hear() {
      switch word {
      case .answer: setTimer(part, after: part.patience)
      case .complaint: end(worker, because: "sends what it may not")
      // Its process is about to end, and may have to say why. If it goes
      // on, it does not answer.
      case .end: hangUp(on: part)
      case .nonsense: end(part, because: "says what it may not")
      }
    }
  }

  /// Ends a part that does what it may not.
  ///
  /// It is started again.
  private mutating func end(_ part: Supervised, because reason: String) {
    report("\(part.role) \(reason)")
    part.signal(SIGKILL)
    hangUp(on: part)
  }

  /// Looks whether a part has ended, and when it is to start again.
  private mutating func reap(_ part: Supervised) throws {
    guard let exit = try part.reap() else { return }
    hangUp(on: part)
    if isStopping { return hangUp(on: opener) }
    if !part.hasServed, case .status = exit {
      // It has said why, and would do so again.
      status = 1
      return stop()
    }
    report("\(part.role) ended: \(exit)")
    setTimer(part, after: part.nextDelay())
  }

  /// Lets the worker finish what it does.
  ///
  /// The opener ends after it.
  private mutating func stop() {
    isStopping = true
    listener = nil
    worker.tell(MessageType.finish)
    if !worker.runs { hangUp(on: opener) }
  }

  /// Closes the channel to a part, which takes that for the end.
  private mutating func hangUp(on part: Supervised) {
    guard let number = part.number else { return }
    loop.watch(number, reading: false, writing: false)
    part.hangUp()
  }
}
