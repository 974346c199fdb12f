import HTTP
import Imsg
import Libc
import Privsep
import Unix

/// Serves clients, with files that the opener opens.
struct Worker: ~Copyable {
  /// No more connections than this are open at once.
  private let limit: Int
  private let shortcut: Shortcut?

  private var loop: EventLoop
  private var orders: Orders
  private var listener: Descriptor?
  private var opener: Imsgbuf?
  private var connections: [Int32: Connection] = [:]
  /// The connections that wait for the opener, by request.
  private var waiting: [UInt32: Connection] = [:]
  private var nextID: UInt32 = 0
  /// The other timers have the numbers of connections.
  private static let shelfTimer = -1
  private var shelf: Shelf
  private var log = Log()
  private var isStopping = false

  init(
    parent: consuming Descriptor, descriptors: Int,
    shortcut: Shortcut? = nil
  ) throws {
    var loop = try EventLoop()
    let orders = try Orders(parent)
    loop.watch(orders.number, reading: true, writing: false)
    self.loop = loop
    self.orders = orders
    shelf = Shelf(room: min(64, descriptors / 4))
    // A client takes two: its socket and a file. Some are for all else.
    limit = (descriptors - shelf.room - 16) / 2
    self.shortcut = shortcut
  }

  /// Serves, until the parent hangs up, or it was told to finish and has.
  mutating func run() throws {
    while !isStopping || !connections.isEmpty {
      for event in try loop.wait() {
        switch event {
        case .readable(orders.number):
          guard try orders.read() else { return }
          while let order = try orders.next() { try follow(order) }
        case .readable(let number), .writable(let number):
          if number == opener?.number {
            hearOpener()
          } else if number == listener?.number {
            acceptConnections()
          } else if let connection = connections[number] {
            connection.mayRead = true
            goOn(connection)
          }
        case .timeOut(Self.shelfTimer): shelf.clear()
        case .timeOut(let number):
          if let connection = connections[Int32(number)] {
            timeOut(connection)
          }
        case .stop: stop()
        case .childEnded: break
        }
      }
      tellOpener()
      log.flush()
    }
  }

  private mutating func follow(_ order: consuming Order) throws {
    switch consume order {
    case .listen(let socket):
      loop.watch(socket.number, reading: true, writing: false)
      listener = consume socket
    case .talk(let end):
      forgetOpener()
      try end.stopWaiting()
      opener = Imsgbuf(end, passesDescriptors: true)
      // What the last one has not answered, this one does.
      for (id, connection) in waiting { ask(id, for: connection) }
    case .finish: stop()
    }
  }
}

// MARK: The opener

extension Worker {
  private mutating func fetch(_ path: String, for connection: Connection) {
    if let file = shelf[path] { return connection.take(file) }
    switch shortcut?(path, opener?.number) {
    case .file(let file)?: take(file, for: connection)
    case .text(let text)?: connection.take(text)
    case nil:
      let id = nextID
      nextID &+= 1
      waiting[id] = connection
      ask(id, for: connection)
    }
  }

  /// Gives a connection the file that it waits for.
  private mutating func take(
    _ opened: consuming Result<Descriptor, Refusal>,
    for connection: Connection
  ) {
    switch consume opened {
    case .success(let descriptor):
      let file = OpenFile(descriptor)
      if let path = connection.path, shelf.keep(file, for: path) {
        loop.setTimer(Self.shelfTimer, after: Shelf.time)
      }
      connection.take(file)
    case .failure(let refusal): connection.take(refusal)
    }
  }

  private mutating func ask(_ id: UInt32, for connection: Connection) {
    guard let path = connection.path else { return }
    try? opener?.ask(for: FileRequest(id: id, path: path))
  }

  /// Sends the requests of this turn, as far as there is room.
  private mutating func tellOpener() {
    guard let number = opener?.number else { return }
    let isSent = (try? opener?.output.write()) ?? true
    loop.watch(number, reading: true, writing: !isSent)
  }

  /// Takes the answers that have come, and goes on with who waits for them.
  private mutating func hearOpener() {
    var answered: [Connection] = []
    do {
      // Each read brings one descriptor, and more may be there.
      repeat {
        let received = try opener?.input.read()
        while let answer = try opener?.nextAnswer() {
          guard let connection = waiting.removeValue(forKey: answer.id)
          else { continue }
          take(answer.file, for: connection)
          answered.append(connection)
        }
        if received == .end { forgetOpener() }
        if received != .bytes { break }
      } while !waiting.isEmpty
    } catch {
      forgetOpener()
    }
    for connection in answered { goOn(connection) }
  }

  /// The parent brings another.
  private mutating func forgetOpener() {
    guard let line = opener.take() else { return }
    loop.watch(line.number, reading: false, writing: false)
  }
}

// MARK: Clients

extension Worker {
  private mutating func acceptConnections() {
    while connections.count < limit, let socket = nextConnection() {
      let connection = Connection(socket)
      connections[connection.socket.number] = connection
      goOn(connection)
    }
    watchListener()
  }

  private mutating func nextConnection() -> Descriptor? {
    guard let listener = listener?.number else { return nil }
    let number = acceptConnection(listener)
    return number == -1 ? nil : Descriptor(owning: number)
  }

  /// Whoever is one too many waits in the kernel's queue.
  private mutating func watchListener() {
    guard let number = listener?.number else { return }
    loop.watch(
      number, reading: connections.count < limit, writing: false)
  }

  /// Goes on with a client, as far as that goes without waiting.
  private mutating func goOn(_ connection: Connection) {
    let number = connection.socket.number
    loop.watch(number, reading: false, writing: false)
    while true {
      switch connection.goOn() {
      case .turn(let entry):
        log.add(entry)
        if !connection.hasInput { continue }
        // The others have their turn before it has another.
        loop.watch(number, reading: false, writing: true)
      case .file(let path):
        fetch(path, for: connection)
        continue
      case .bytes: loop.watch(number, reading: true, writing: false)
      case .room: loop.watch(number, reading: false, writing: true)
      case .patience: break
      case .close: return close(connection)
      }
      break
    }
    if connection.hasMoved {
      connection.hasMoved = false
      loop.setTimer(Int(number), after: .seconds(10))
    }
  }

  private mutating func timeOut(_ connection: Connection) {
    if connection.timeOut() {
      close(connection)
    } else {
      goOn(connection)
    }
  }

  private mutating func close(_ connection: Connection) {
    let number = connection.socket.number
    loop.watch(number, reading: false, writing: false)
    loop.setTimer(Int(number), after: nil)
    connections[number] = nil
    if connection.path != nil {
      // An answer that comes late finds nobody.
      waiting = waiting.filter { $0.value !== connection }
    }
    watchListener()
  }

  /// Takes the connections that are there already, and finishes them all.
  private mutating func stop() {
    acceptConnections()
    if let number = listener?.number {
      loop.watch(number, reading: false, writing: false)
    }
    listener = nil
    isStopping = true
    for connection in Array(connections.values) {
      // What it has sent before it knew is answered.
      connection.mayRead = true
      goOn(connection)
      if connection.finish() { close(connection) }
    }
  }
}
