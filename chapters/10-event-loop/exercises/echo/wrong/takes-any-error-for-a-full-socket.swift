// Refused: it does not end within 5 seconds
import Libc

/// Sends back to each peer what it sends, until all have hung up.
func echo(on ends: [Int32]) {
  var lines = ends.map { Line(end: $0) }
  for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
  while true {
    lines.removeAll(where: \.isOver)
    if lines.isEmpty { return }
    var table = lines.map(\.entry)
    poll(&table, nfds_t(table.count), -1)
    for (index, entry) in table.enumerated()
    where entry.revents != 0 {
      lines[index].goOn()
    }
  }
}

/// One peer's bytes on their way back.
private struct Line {
  let end: Int32
  var queue: [UInt8] = []
  var isOver = false

  /// Who has not heard all is not heard.
  var entry: pollfd {
    let events = queue.isEmpty ? POLLIN : POLLOUT
    return pollfd(fd: end, events: Int16(events), revents: 0)
  }

  mutating func goOn() {
    if queue.isEmpty { hear() } else { send() }
  }

  private mutating func hear() {
    queue = [UInt8](repeating: 0, count: 65_536)
    let count = read(end, &queue, queue.count)
    isOver = count == 0 || count == -1 && errno != EAGAIN
    queue.removeLast(queue.count - max(count, 0))
  }

  private mutating func send() {
    let count = write(end, queue, queue.count)
    queue.removeFirst(max(count, 0))
  }
}
