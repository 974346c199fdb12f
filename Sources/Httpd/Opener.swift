import HTTP
import Imsg
import Libc
import Privsep
import Unix

/// Opens files of one directory for the worker.
struct Opener: ~Copyable {
  private let folder: Folder
  private var loop: EventLoop
  private var orders: Orders
  private var worker: Imsgbuf?
  private var channelID: UInt32 = 0
  private let backdoor: Backdoor?
  private let taken: Set<Defence>

  init(
    _ folder: Folder, orders: consuming Orders, backdoor: Backdoor?,
    without taken: Set<Defence>
  ) throws {
    var loop = try EventLoop()
    loop.watch(orders.number, reading: true, writing: false)
    self.folder = folder
    self.loop = loop
    self.orders = orders
    self.backdoor = backdoor
    self.taken = taken
  }

  /// Answers requests until the parent closes its channel.
  mutating func run() throws {
    while true {
      for event in try loop.wait() {
        if event == .readable(orders.number) || orders.isDue {
          guard try orders.read() else { return }
          while let order = try orders.next() { try follow(order) }
        }
        switch event {
        case .readable(orders.number): break
        case .readable, .timeOut: try serve(isWritable: false)
        case .writable: try serve(isWritable: true)
        // The end of the parent's channel stops it, and it has no children.
        case .stop, .childEnded: break
        }
      }
    }
  }

  private mutating func follow(_ order: consuming Order) throws {
    guard case .talk(let end, let id) = order else { return }
    if let channel = worker.take() {
      loop.watch(channel.number, reading: false, writing: false)
    }
    loop.watch(end.number, reading: true, writing: false)
    worker = Imsgbuf(end, passesDescriptors: true)
    channelID = id
  }

  /// Answers as many requests as it can without blocking.
  private mutating func serve(isWritable: Bool) throws {
    guard var channel = worker.take() else { return }
    loop.watch(channel.number, reading: false, writing: false)
    do {
      var isSent = try channel.output.write()
      if !isSent, isWritable, !taken.contains(.backPressure) {
        // Too many descriptors are in flight: unix(7). No event reports when
        // there are fewer.
        loop.setTimer(0, after: .milliseconds(10))
        worker = consume channel
        return
      }
      if isSent || taken.contains(.backPressure) {
        guard let areSent = try answerRequests(on: &channel) else { return }
        isSent = areSent
      }
      loop.watch(
        channel.number, reading: isSent || taken.contains(.backPressure),
        writing: !isSent)
      worker = consume channel
    } catch ImsgError.system(let error) {
      guard [EPIPE, ECONNRESET].contains(error.number) else { throw error }
      // The worker has exited. The next one has a channel of its own.
    } catch ImsgError.endInsideMessage {
      // The worker was killed while sending a message.
    } catch {
      if taken.contains(.messageChecks) { throw error }
      // The start of the next message cannot be found.
      orders.complain(about: channelID)
    }
  }

  /// Answers the requests that have arrived on a channel.
  ///
  /// Returns whether all answers were sent, or nil if the worker has closed the
  /// channel. At most one answer is left in the queue.
  private mutating func answerRequests(on channel: inout Imsgbuf) throws
    -> Bool?
  {
    if try channel.input.read() == .end { return nil }
    while !orders.isDue {
      guard
        let request = try channel.nextRequest(
          ofAnyType: taken.contains(.messageChecks))
      else { return true }
      try channel.answer(request.id, with: open(request.path))
      guard try channel.output.write() || taken.contains(.backPressure)
      else { return false }
    }
    // There may be more requests, but first the parent has its turn.
    loop.setTimer(0, after: .zero)
    return true
  }

  private func open(_ path: [UInt8]) -> Result<Descriptor, Refusal> {
    backdoor?(path, nil)
    if taken.contains(.pathChecks) { return openUnchecked(path) }
    return Result { () throws(Refusal) in try folder.open(path) }
  }
}

/// Opens whatever a path leads to.
private func openUnchecked(_ path: [UInt8]) -> Result<Descriptor, Refusal> {
  let name = ([UInt8(ascii: ".")] + path + [0]).map { CChar(bitPattern: $0) }
  let number = unsafe Libc.open(name, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  if number == -1 { return .failure(Refusal(number: lastError())) }
  return .success(Descriptor(owning: number))
}
