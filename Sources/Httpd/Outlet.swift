import HTTP
import Libc
import Privsep

/// One of the parent's own streams, to which it writes without ever waiting.
final class Outlet {
  /// What it is called in reports.
  let name: String
  private var queue: LineQueue
  private let isPatient: Bool

  init(
    _ stream: Int32, _ name: String, isPatient: Bool = false,
    reportingLoss report: @escaping (Int) -> String
  ) {
    self.name = name
    self.isPatient = isPatient
    // A terminal may have room for one byte alone.
    let isSlow = !reopen(stream) && isatty(stream) == 1
    queue = LineQueue(
      to: stream, inBlocksOf: isSlow ? 1 : Int(PIPE_BUF),
      reportingLoss: report)
  }

  /// Whether nothing waits for room.
  var isEmpty: Bool { queue.isEmpty }

  /// The number of lines that could not be written, or not yet.
  var unwritten: Int { queue.unwritten }

  /// Adds a line, which is lost if too many wait for room.
  func add(_ line: some Sequence<UInt8>) {
    queue.add(line)
  }

  /// Counts a line as lost.
  func lose() {
    queue.lose()
  }

  /// Writes what there is room for now, and goes on when there is more.
  func flush(_ loop: inout EventLoop) {
    queue.flush(within: isPatient ? .seconds(3600) : .zero)
    loop.watch(queue.number, reading: false, writing: !queue.isEmpty)
  }

  /// Writes what there is room for within this time.
  func flush(within time: Duration) {
    queue.flush(within: time)
  }
}

/// Makes a stream non-blocking, for this process alone.
///
/// The flag is one of the open file description, which the shell has too, so a
/// pipe or a terminal is opened once more. A socket can't be, and a regular
/// file need not be: it has room at once, and its offset is to be the shell's.
/// Returns false if nothing was opened.
private func reopen(_ stream: Int32) -> Bool {
  var status = stat()
  guard unsafe fstat(stream, &status) == 0,
    [S_IFIFO, S_IFCHR].contains(status.st_mode & S_IFMT)
  else { return false }
  let flags = O_WRONLY | O_APPEND | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
  let number = unsafe open("/proc/self/fd/\(stream)", flags)
  if number == -1 { return false }
  defer { close(number) }
  return dup2(number, stream) == stream
}
