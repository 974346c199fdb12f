import Libc
import Unix

/// Something that a process waited for.
public enum Event: Equatable, Sendable {
  /// Bytes can be read from this descriptor, or its end, or its error.
  case readable(Int32)
  /// This descriptor takes bytes, or has an error.
  case writable(Int32)
  /// The time of this timer is over.
  case timeOut(Int)
  /// Some child may have ended: `Child.hasEnded` tells which.
  case childEnded
  /// The process is asked to end, by SIGTERM or SIGINT.
  case stop
}

/// What one process waits for, all at once: poll(2).
///
/// A process makes no more than one, since signals are the whole process's. The
/// children that it forks inherit its handlers, up to their exec.
public struct EventLoop: ~Copyable {
  /// An entry for each descriptor, at its number; those unwatched have -1.
  private var table: [pollfd] = []
  private var deadlines: [Int: SuspendingClock.Instant] = [:]
  private let clock = SuspendingClock()
  private let wakeUp: SocketPair

  /// Catches SIGCHLD, SIGTERM and, unless it's ignored, SIGINT from now on,
  /// even if the process was started with them blocked.
  ///
  /// The first event is `childEnded`, for those that ended before.
  public init() throws(SystemError) {
    let ends = try SocketPair()
    try ends.left.stopWaiting()
    try ends.right.stopWaiting()
    if catchSignals(ends.right.number) == -1 { throw SystemError("sigaction") }
    wakeUp = ends
    watch(wakeUp.left.number, reading: true, writing: false)
  }

  deinit {
    releaseSignals()
  }

  /// Waits from now on for what is named of a descriptor, and for no more.
  ///
  /// It is to be non-blocking. Before it is closed, watch it for neither.
  public mutating func watch(_ number: Int32, reading: Bool, writing: Bool) {
    let place = Int(number)
    while table.count <= place {
      table.append(pollfd(fd: -1, events: 0, revents: 0))
    }
    let events = (reading ? POLLIN : 0) | (writing ? POLLOUT : 0)
    table[place].fd = events == 0 ? -1 : number
    table[place].events = Int16(events)
    while table.last?.fd == -1 { table.removeLast() }
  }

  /// Starts a timer, whose id is the caller's to choose, or stops it by nil.
  ///
  /// One that runs already starts again.
  public mutating func setTimer(_ id: Int, after time: Duration?) {
    deadlines[id] = time.map { clock.now + $0 }
  }

  /// Waits until something happens, and returns all that has.
  public mutating func wait() throws(SystemError) -> [Event] {
    var events: [Event] = []
    while events.isEmpty {
      let count = unsafe poll(&table, nfds_t(table.count), patience)
      if count == -1, lastError() != EINTR { throw SystemError("poll") }
      if count > 0 { takeDescriptors(into: &events) }
      takeTimers(into: &events)
      takeSignals(into: &events)
    }
    return events
  }

  /// The milliseconds until the first timer is over, or -1 without any.
  private var patience: Int32 {
    guard let first = deadlines.values.min() else { return -1 }
    let milliseconds = (first - clock.now) / .milliseconds(1)
    // One more, for the part that is cut off.
    return Int32(min(max(milliseconds + 1, 0), 1e9))
  }

  private func takeDescriptors(into events: inout [Event]) {
    for entry in table where entry.revents != 0 {
      if entry.fd == wakeUp.left.number {
        while (try? wakeUp.left.read(upTo: 64)) != nil {}
        continue
      }
      // An end or an error is told to whoever waits, for reading or writing.
      let ready = Int32(entry.revents), failed = ready & ~(POLLIN | POLLOUT)
      let watched = Int32(entry.events) & (failed != 0 ? ~0 : ready)
      if watched & POLLIN != 0 { events.append(.readable(entry.fd)) }
      if watched & POLLOUT != 0 { events.append(.writable(entry.fd)) }
    }
  }

  private mutating func takeTimers(into events: inout [Event]) {
    let now = clock.now
    for (id, deadline) in deadlines where deadline <= now {
      deadlines[id] = nil
      events.append(.timeOut(id))
    }
  }

  /// After the pipe was emptied: what comes later fills it again.
  private func takeSignals(into events: inout [Event]) {
    // First, since a terminal interrupts the children as well.
    for signal in [SIGTERM, SIGINT] where takeSignal(signal) {
      events.append(.stop)
    }
    if takeSignal(SIGCHLD) { events.append(.childEnded) }
  }
}
