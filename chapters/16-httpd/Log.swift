import HTTP
import Libc

/// What was answered, a line each, for standard output.
struct Log {
  private var lines: [UInt8] = []

  /// Adds a line, which begins with the time.
  ///
  /// It is lost if nobody reads those before it.
  mutating func add(_ entry: String) {
    if lines.count > 1 << 16 { return }
    lines += "\(httpDate(time(nil))) \(entry)\n".utf8
  }

  /// Writes the lines that were added, as far as that goes without waiting.
  ///
  /// What has room takes as much as a pipe does at once: PIPE_BUF of pipe(7).
  mutating func flush() {
    while !lines.isEmpty, hasRoom {
      let count = write(1, lines, min(lines.count, Int(PIPE_BUF)))
      // Nobody reads any more.
      lines.removeFirst(count == -1 ? lines.count : count)
    }
  }

  private var hasRoom: Bool {
    var output = pollfd(fd: 1, events: Int16(POLLOUT), revents: 0)
    return poll(&output, 1, 0) == 1
  }
}
