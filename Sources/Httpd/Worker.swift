import HTTP
import Imsg
import Privsep
import Unix

/// Serves clients, with files that the opener opens.
struct Worker: ~Copyable {
  private var loop: EventLoop
  private var orders: Orders
  private let files: OpenerFiles
  private var server: Server

  init(
    parent: consuming Descriptor, descriptors: Int, backdoor: Backdoor?
  ) throws {
    var loop = try EventLoop()
    let orders = try Orders(parent)
    loop.watch(orders.number, reading: true, writing: false)
    let files = OpenerFiles(backdoor: backdoor)
    server = try Server(files, descriptors: descriptors)
    self.loop = loop
    self.orders = orders
    self.files = files
  }

  /// Serves until the parent closes its channel, or tells it to finish.
  mutating func run() throws {
    while !server.isDone {
      for event in try loop.wait() {
        if event == .readable(orders.number) || orders.isDue {
          guard try orders.read() else { return }
          while let order = try orders.next() { try follow(order) }
        }
        switch event {
        case .readable(orders.number): break
        case .readable(let number) where number == files.number,
          .writable(let number) where number == files.number:
          while let (id, file) = try files.nextAnswer(&loop) {
            server.deliver(file, for: id, &loop)
          }
        // The parent decides.
        case .stop: break
        default: try server.handle(event, &loop)
        }
      }
      files.flush(&loop)
      server.flushLog(&loop)
    }
    let lost = server.finishLog(within: .milliseconds(500))
    if lost > 0 { report("\(lost) lines of the log lost") }
  }

  private mutating func follow(_ order: consuming Order) throws {
    switch consume order {
    case .listen(let socket): server.listen(on: socket, &loop)
    case .talk(let end, _):
      files.talk(on: end, &loop)
      server.askAgain(&loop)
    case .finish: server.stop(&loop)
    }
  }
}
