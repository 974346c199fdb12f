#if os(Linux)
  import Httpd
  import Libc
  import Unix

  /// A server that is attacked, and all that the judge can see of it.
  final class Scene {
    let folder: Bait
    let sockets: Sockets
    let parent: Process
    let isAlone: Bool
    let port: UInt16
    /// A number that no process knows before.
    let nonce: UInt
    private(set) var opener: Process?
    /// The process in which the attacker's code runs, if that's a worker's.
    private(set) var worker: Process?
    /// What has come from the server: reports, and responses.
    private(set) var output = ""
    /// Whether the reports have come to their end.
    private(set) var areReportsOver = false
    private let errors: Descriptor
    private let drains: Bool
    private var limitsBefore = ""
    private var hasSeenSegments = false
    private let stage: Stage

    /// Starts a server, and waits until it serves.
    ///
    /// Without a set of defences that are taken away, it's the one process.
    init(_ setting: Setting, without taken: Set<Defence>?) throws {
      folder = try Bait()
      isAlone = taken == nil
      nonce = UInt.random(in: 1 << 40..<1 << 60)
      sockets = try Sockets(name: nonce)
      let listener = try openPort()
      port = portNumber(listener.number)
      stage = try Stage(folder, setting)
      errors = try duplicate(stage.errors.number)
      drains = setting != .fullErrors
      try errors.stopWaiting()
      parent = Process(
        id: try stage.start(folder.folder, from: listener, without: taken))
      try waitUntilReady()
    }

    private func waitUntilReady() throws {
      let isReady = try wait(30) {
        text(of: self.folder.log).contains("\n") && self.isAnswering(within: 30)
      }
      if !isReady { throw NotServing(reports: output) }
      opener = part(.opener)
      worker = isAlone ? parent : part(.worker)
      limitsBefore = parent.limits
    }

    private func part(_ role: Role) -> Process? {
      parent.children.first { $0.words.dropFirst().first == role.rawValue }
    }

    /// What the attacker has found out before.
    var clues: Clues {
      var clues = Clues()
      clues.tcpPort = UInt(portNumber(sockets.tcp.number))
      clues.udpPort = UInt(portNumber(sockets.udp.number))
      clues.serverPort = UInt(port)
      clues.address = stage.address
      clues.descriptor = UInt(stage.secret.number)
      clues.openerID = UInt(opener?.id ?? 0)
      clues.nonce = nonce
      return clues
    }

    /// Its processes, and those that it has left behind.
    var tree: [Process] { Process.own.children.flatMap(\.tree) }

    var reports: [Substring] {
      output.split(whereSeparator: \.isNewline)
    }

    var haveLimitsChanged: Bool { parent.limits != limitsBefore }

    /// Keeps what a client was answered.
    func keep(_ bytes: [UInt8]) {
      output += String(decoding: bytes, as: UTF8.self)
    }

    /// Reads what reports there are.
    func readReports() {
      while drains, let bytes = try? errors.read(upTo: 65_536) {
        areReportsOver = bytes.isEmpty
        if bytes.isEmpty { return }
        keep(bytes)
      }
    }

    /// Whether a part has made shared memory, which this removes.
    func hasSegments() -> Bool {
      let makers = Set(tree.map { Int($0.id) })
      let rows = text(of: "/proc/sysvipc/shm").split(separator: "\n")
        .dropFirst()
      let segments = rows.compactMap { row -> Int32? in
        let fields = row.split(separator: " ")
        guard fields.count > 4, let maker = Int(fields[4]),
          makers.contains(maker)
        else { return nil }
        return Int32(fields[1])
      }
      for segment in segments { shmctl(segment, IPC_RMID, nil) }
      hasSeenSegments = hasSeenSegments || !segments.isEmpty
      return hasSeenSegments
    }

    /// Polls for a condition that nothing reports.
    ///
    /// Returns false if it does not come true in time.
    func wait(_ seconds: Int, _ isSo: () -> Bool) throws -> Bool {
      let deadline = ContinuousClock.now + .seconds(seconds)
      while !isSo() {
        if ContinuousClock.now > deadline { return false }
        if isInterrupted() { throw Interrupted() }
        poll(nil, 0, 2)
        readReports()
        reapOrphans()
      }
      return true
    }

    /// Whether an honest client is answered, who tries again if it's cut off.
    ///
    /// Waits no longer, and returns true, once something else is so.
    func isAnswering(
      within seconds: Int, unless isSo: () -> Bool = { false }
    ) -> Bool {
      let deadline = ContinuousClock.now + .seconds(seconds)
      repeat {
        if let client = try? Client(to: port, "/tale") {
          while ContinuousClock.now < deadline, !client.isAtEnd {
            if isInterrupted() { return false }
            if isSo() { return true }
            client.read(waiting: 10)
            readReports()
            reapOrphans()
          }
          if client.text.hasPrefix("HTTP/1.1 200") { return true }
        }
        poll(nil, 0, 5)
      } while ContinuousClock.now < deadline && parent.isThere
        && !isInterrupted() && !isSo()
      return isSo()
    }

    /// Reaps what the server has left behind.
    private func reapOrphans() {
      for child in Process.own.children where child != parent {
        waitpid(child.id, nil, WNOHANG)
      }
    }

    /// Tells it to stop, and waits until it has ended, and how.
    func stop(within seconds: Int) throws -> Exit? {
      kill(parent.id, SIGTERM)
      return try ending(within: seconds)
    }

    /// Waits until it has ended, and how.
    func ending(within seconds: Int) throws -> Exit? {
      var exit: Exit?
      _ = try wait(seconds) {
        if exit == nil, isZombie(parent.id) { exit = try? stage.reap() }
        return exit != nil
      }
      readReports()
      return exit
    }

    deinit {
      // Each round finds what one of the last has started meanwhile.
      while case let rest = tree, !rest.isEmpty {
        for process in rest { kill(process.id, SIGKILL) }
        for child in Process.own.children { waitpid(child.id, nil, WNOHANG) }
        poll(nil, 0, 1)
      }
    }
  }

  /// The server does not even begin to serve.
  struct NotServing: Error, CustomStringConvertible {
    let reports: String
    var description: String { "the server does not serve: \(reports)" }
  }
#endif
