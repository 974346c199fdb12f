import Libc

/// The access log, with a line for each response.
public struct Log {
  /// A response, as it is logged.
  struct Entry {
    /// The request's method and target, or `-`.
    var request = "-"
    var status = Status.ok
    /// The number of bytes of a file in the response.
    var count = 0
  }

  private var queue: LineQueue
  /// The number of bytes of a request that are logged.
  ///
  /// Their line fits into PIPE_BUF even if each becomes four characters.
  private static let longestRequest = 1000

  init(to number: Int32) {
    queue = LineQueue(to: number, reportingLoss: Self.loss)
  }

  /// The line about lost ones.
  public static func loss(_ count: Int) -> String {
    "\(now()) \(count) lines lost"
  }

  /// The descriptor that the log is written to.
  var number: Int32 { queue.number }

  /// Whether all lines have been written.
  var isEmpty: Bool { queue.isEmpty }

  /// Adds a line for a response, in which three dots follow a request that is
  /// too long and therefore truncated.
  mutating func add(_ entry: Entry) {
    let start = entry.request.utf8.prefix(Self.longestRequest)
    let dots = start.count < entry.request.utf8.count ? "..." : ""
    let status = entry.status.rawValue.prefix(3)
    add(quoted(start) + "\(dots) \(status) \(entry.count)".utf8)
  }

  /// Adds a line, which begins with the time.
  mutating func add(_ text: some Sequence<UInt8>) {
    queue.add(Array("\(now()) ".utf8) + text)
  }

  /// The number of lines that are not written, and not reported as lost.
  var unwritten: Int { queue.unwritten }

  /// Writes as many lines as there is room for within this time.
  mutating func flush(within time: Duration = .zero) {
    queue.flush(within: time)
  }
}

/// The time as the log has it.
private func now() -> String { httpDate(time(nil)) }
