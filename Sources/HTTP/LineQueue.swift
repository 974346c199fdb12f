import Libc

/// Lines that are written to a descriptor without waiting for room, each of
/// them whole, or else counted as lost.
public struct LineQueue {
  private struct Line {
    var text: [UInt8]
    /// The number of lines lost if this one is dropped: 1 for itself, or those
    /// that it reports as lost, or 0 if its beginning was written.
    var loss = 1
  }

  /// The most bytes that wait before there is another line.
  private static let most = 1 << 16

  /// The descriptor that they are written to.
  public let number: Int32
  /// The most bytes to write at once.
  private let block: Int
  private let report: (_ lost: Int) -> String
  private var lines: [Line] = []
  /// Their size in bytes.
  private var size = 0
  /// The rest of a line whose beginning was written before the disk filled up.
  private var rest: Line?
  /// The number of lines lost since the last one that was added.
  private var lost = 0

  /// Creates a queue without lines, and what makes the line about lost ones.
  public init(
    to number: Int32, inBlocksOf block: Int = Int(PIPE_BUF),
    reportingLoss report: @escaping (_ lost: Int) -> String
  ) {
    self.number = number
    self.block = block
    self.report = report
  }

  /// Whether all lines have been written or lost.
  public var isEmpty: Bool { lines.isEmpty }

  /// Adds a line, whose end this adds too.
  ///
  /// The line is lost if too many before it are still unwritten, and there is
  /// no room for them. The next line to be added is preceded by one with the
  /// number of lines lost.
  public mutating func add(_ text: some Sequence<UInt8>) {
    if size > Self.most { flush() }
    if size > Self.most {
      lost += 1
      return
    }
    if lines.isEmpty, let rest = rest.take() { append(rest) }
    if lost > 0 { append(Line(text: line(report(lost).utf8), loss: lost)) }
    lost = 0
    append(Line(text: line(text)))
  }

  private func line(_ text: some Sequence<UInt8>) -> [UInt8] {
    text + [UInt8(ascii: "\n")]
  }

  private mutating func append(_ line: Line) {
    lines.append(line)
    size += line.text.count
  }

  /// Counts a line as lost that is not to be written.
  public mutating func lose() {
    lost += 1
  }

  /// The number of lines that are not written, and not reported as lost.
  public var unwritten: Int { lines.reduce(lost) { $0 + $1.loss } }

  /// Writes as many lines as there is room for within this time.
  ///
  /// A pipe that is writable accepts up to PIPE_BUF bytes at once, and writes
  /// them atomically: pipe(7). So it never holds part of a line, even if the
  /// process is killed.
  public mutating func flush(within time: Duration = .zero) {
    let deadline = SuspendingClock.now + time
    while let first = lines.first, isWritable(by: deadline) {
      var text = first.text
      for line in lines.dropFirst() {
        if text.count + line.text.count > PIPE_BUF { break }
        text += line.text
      }
      let count = unsafe writeAtOnce(number, text, min(text.count, block))
      if count >= 0 {
        remove(count)
      } else if ![EAGAIN, EINTR].contains(lastError()) {
        giveUp()
      } else if SuspendingClock.now >= deadline {
        return
      }
    }
  }

  /// Removes the first `count` bytes, which have been written.
  private mutating func remove(_ count: Int) {
    size -= count
    var left = count
    let next = lines.firstIndex { line in
      if left < line.text.count { return true }
      left -= line.text.count
      return false
    }
    lines.removeFirst(next ?? lines.count)
    if left > 0 {
      lines[0] = Line(text: [UInt8](lines[0].text.dropFirst(left)), loss: 0)
    }
  }

  /// Drops the lines, because the reader is gone or the disk is full.
  private mutating func giveUp() {
    lost = unwritten
    rest = lines.first { $0.loss == 0 }
    (lines, size) = ([], 0)
  }

  private func isWritable(by deadline: SuspendingClock.Instant) -> Bool {
    let left = (deadline - .now) / .milliseconds(1)
    var output = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    return unsafe poll(&output, 1, Int32(max(left, 0))) == 1
  }
}
