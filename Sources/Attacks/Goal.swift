#if os(Linux)
  import Libc
  import Unix

  /// What an attacker wants, and what shows that they got it.
  ///
  /// Whatever else comes of an attack, the server has to serve and to stop.
  enum Goal: String {
    /// The secret turns up in a response, a report or the log.
    case secret = "the secret"
    /// Something comes to a socket of the judge.
    case connection = "a connection"
    /// Somebody listens at the second loopback address.
    case port = "a port"
    /// A file is there that was not.
    case loot = "a file"
    /// The file that is served is not what it was.
    case change = "the file"
    case lock = "a lock"
    case lease = "a lease"
    /// Somebody has opened the FIFO.
    case pipe = "a FIFO"
    case device = "a device"
    /// A process runs another program.
    case program = "a program"
    case processes = "processes"
    /// A part belongs to root.
    case root = "root"
    case namespace = "a namespace"
    case memory = "memory"
    case pinned = "pinned memory"
    case segment = "a segment"
    case descriptors = "descriptors"
    /// The opener or the parent is traced.
    case tracing = "a tracer's rights"
    /// The parent does not run on before somebody lets it.
    case stop = "a stop"
    /// The parent is nice, or may have less.
    case priority = "time"
    case limits = "its limits"
    /// The parent has ended, though nobody has told it to.
    case parentsEnd = "the parent's end"
    /// The opener has ended.
    case openersEnd = "the opener's end"
    /// A process is there after its parent has ended.
    case survivor = "its own life"
    /// A line has no name of a part before it.
    case line = "its voice"
    case escape = "the terminal"
    case rewriting = "another past"
    case flood = "the disk"
    /// The parent's reports have come to an end before it.
    case silence = "silence"
    /// No honest client is answered.
    case service = "no service"
    /// The server does not end when it's told to.
    case end = "no end"
  }

  extension Goal {
    /// Whether it's reached, by what can be seen now.
    func isReached(in scene: Scene) -> Bool {
      let bait = scene.folder
      switch self {
      case .secret:
        return scene.output.contains(bait.secret)
          || text(of: bait.log).contains(bait.secret)
      case .connection: return scene.sockets.haveVisitor
      case .port: return isListening(scene.port)
      case .loot: return bait.hasLoot
      case .change: return !bait.isTaleIntact
      case .lock: return !canLock(bait.tale)
      case .lease: return isLeased(bait.tale)
      case .pipe: return hasReader(bait.pipe)
      case .device: return scene.tree.contains { $0.hasOpen(bait.device) }
      case .program:
        let own = Process.own.link("exe")
        return scene.tree.contains {
          $0.link("exe").map { $0 != own } ?? false
        }
      case .processes: return scene.tree.count > 20
      case .root:
        return scene.worker.map { $0.isThere && $0.user == 0 } ?? false
      case .namespace:
        let own = Process.own.userMap
        // Of one that has just ended the map is empty.
        return scene.tree.contains { $0.userMap != own && $0.isThere }
      case .memory:
        return scene.tree.contains { $0.residentBytes > 300 << 20 }
      case .pinned: return scene.tree.contains { $0.pinnedBytes > 0 }
      case .segment: return scene.hasSegments()
      case .descriptors:
        return scene.opener.map { $0.descriptorRoom >= 512 } ?? false
      case .tracing:
        return [scene.parent, scene.opener].contains { $0?.tracer ?? 0 != 0 }
      case .stop: return scene.parent.isStopped
      case .priority: return scene.parent.niceness != Process.own.niceness
      case .limits: return scene.haveLimitsChanged
      case .openersEnd: return scene.opener.map { !$0.isThere } ?? false
      case .parentsEnd: return !scene.parent.isThere
      case .line: return scene.reports.contains("16-httpd: \(scene.nonce)")
      case .escape: return scene.output.contains("\u{1b}")
      case .rewriting: return !text(of: bait.log).hasPrefix("http://")
      case .flood: return size(of: bait.log) > 48 << 20
      case .silence: return scene.areReportsOver && scene.parent.isThere
      case .survivor, .service, .end: return false
      }
    }
  }

  private func isListening(_ port: UInt16) -> Bool {
    let number = socket(AF_INET, streamSocket, 0)
    defer { close(number) }
    return connectToSecondLoopback(number, port) == 0
  }

  private func canLock(_ path: String) -> Bool {
    let number = open(path, O_RDONLY | O_CLOEXEC)
    defer { close(number) }
    return flock(number, LOCK_EX | LOCK_NB) == 0
  }

  private func isLeased(_ path: String) -> Bool {
    let number = open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
    if number != -1 { close(number) }
    return number == -1 && lastError() == EAGAIN
  }

  private func hasReader(_ path: String) -> Bool {
    let number = open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
    if number != -1 { close(number) }
    return number != -1
  }

  private func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
#endif
