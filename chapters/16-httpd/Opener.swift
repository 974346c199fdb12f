import Imsg
import Libc
import Privsep
import Unix

/// Opens files of one folder for the worker.
struct Opener: ~Copyable {
  private let folder: Descriptor
  private var loop: EventLoop
  private var orders: Orders
  private var worker: Imsgbuf?

  init(
    _ folder: consuming Descriptor, parent: consuming Descriptor
  ) throws {
    var loop = try EventLoop()
    let orders = try Orders(parent)
    loop.watch(orders.number, reading: true, writing: false)
    self.folder = folder
    self.loop = loop
    self.orders = orders
  }

  /// Answers requests, until the parent hangs up.
  mutating func run() throws {
    while true {
      for event in try loop.wait() {
        switch event {
        case .readable(orders.number):
          guard try orders.read() else { return }
          while let order = try orders.next() { try follow(order) }
        case .readable, .writable, .timeOut: serve()
        // It ends when the parent hangs up, and starts nobody.
        case .stop, .childEnded: break
        }
      }
    }
  }

  private mutating func follow(_ order: consuming Order) throws {
    guard case .talk(let end) = order else { return }
    if let line = worker.take() {
      loop.watch(line.number, reading: false, writing: false)
    }
    try end.stopWaiting()
    loop.watch(end.number, reading: true, writing: false)
    worker = Imsgbuf(end, passesDescriptors: true)
  }

  /// Answers what can be answered without waiting.
  private mutating func serve() {
    guard var line = worker.take() else { return }
    loop.watch(line.number, reading: false, writing: false)
    do {
      guard let isSent = try answerRequests(on: &line) else { return }
      loop.watch(line.number, reading: isSent, writing: !isSent)
      worker = consume line
    } catch ImsgError.system(let error) where error.number == ETOOMANYREFS {
      // Too many descriptors are on their way: unix(7). Nobody tells when
      // fewer are.
      worker = consume line
      loop.setTimer(0, after: .milliseconds(10))
    } catch ImsgError.system(let error)
      where [EPIPE, ECONNRESET].contains(error.number)
    {
      // The worker has ended. The next one comes with a line of its own.
    } catch {
      // Nobody knows where its next message begins.
      orders.complain()
    }
  }

  /// Returns whether all answers were sent, and nil at the end.
  ///
  /// No more than one file waits to be sent.
  private func answerRequests(
    on line: inout Imsgbuf
  ) throws(ImsgError) -> Bool? {
    guard try line.output.write() else { return false }
    if try line.input.read() == .end { return nil }
    while let request = try line.nextRequest() {
      let file = openFile(request.path, beneath: folder)
      try line.answer(request.id, with: file)
      guard try line.output.write() else { return false }
    }
    return true
  }
}
