import Libc

/// The access log, with a line for each response.
struct Log {
  /// A response, as it is logged.
  struct Entry {
    /// The request's method and target, or `-`.
    var request = "-"
    var status = Status.ok
    /// The number of bytes of a file in the response.
    var count = 0
  }

  private struct Line {
    var text: [UInt8]
    /// The number of lines lost if this one is dropped: 1 for itself, or those
    /// that it reports as lost, or 0 if its beginning was written.
    var loss = 1
  }

  /// The descriptor that the log is written to.
  let number: Int32
  private var lines: [Line] = []
  /// Their size in bytes.
  private var size = 0
  /// The rest of a line whose beginning was written before the disk filled up.
  private var rest: Line?
  /// The number of lines lost since the last one that was added.
  private var lost = 0
  /// The number of bytes of a request that are logged.
  ///
  /// Their line fits into PIPE_BUF even if each becomes four characters.
  private static let longestRequest = 1000

  init(to number: Int32) {
    self.number = number
  }

  /// Whether all lines have been written.
  var isEmpty: Bool { lines.isEmpty }

  /// Adds a line for a response, in which three dots follow a request that is
  /// too long and therefore truncated.
  mutating func add(_ entry: Entry) {
    let start = entry.request.utf8.prefix(Self.longestRequest)
    let dots = start.count < entry.request.utf8.count ? "..." : ""
    let status = entry.status.rawValue.prefix(3)
    add(quoted(start) + "\(dots) \(status) \(entry.count)".utf8)
  }

  /// Adds a line, which begins with the time.
  ///
  /// The line is lost if too many before it are still unwritten. The next line
  /// to be added is preceded by one with the number of lines lost.
  mutating func add(_ text: some Sequence<UInt8>) {
    if size > 1 << 16 {
      lost += 1
      return
    }
    if lines.isEmpty, let rest = rest.take() { append(rest) }
    let date = Array("\(httpDate(time(nil))) ".utf8)
    let end = [UInt8(ascii: "\n")]
    if lost > 0 {
      append(Line(text: date + "\(lost) lines lost".utf8 + end, loss: lost))
    }
    lost = 0
    append(Line(text: date + text + end))
  }

  private mutating func append(_ line: Line) {
    lines.append(line)
    size += line.text.count
  }

  /// Writes as many lines as it can without blocking.
  ///
  /// A pipe that is writable accepts up to PIPE_BUF bytes at once, and writes
  /// them atomically: pipe(7). So it never holds part of a line, even if the
  /// process is killed.
  mutating func flush() {
    while let first = lines.first, isWritable {
      var block = first.text
      for line in lines.dropFirst() {
        if block.count + line.text.count > PIPE_BUF { break }
        block += line.text
      }
      let count = unsafe write(number, block, block.count)
      if count == -1 {
        if ![EAGAIN, EINTR].contains(lastError()) { giveUp() }
        return
      }
      remove(count)
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
    lost += lines.reduce(0) { $0 + $1.loss }
    rest = lines.first { $0.loss == 0 }
    (lines, size) = ([], 0)
  }

  private var isWritable: Bool {
    var output = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    return unsafe poll(&output, 1, 0) == 1
  }
}

/// Quotes bytes, so that none of them can be taken for the closing quotation
/// mark or for the end of a line.
///
/// Bytes that are not printable ASCII, and `"` and `\`, are escaped as in
/// `\x22`.
func quoted(_ bytes: some Sequence<UInt8>) -> [UInt8] {
  let quote = UInt8(ascii: "\""), backslash = UInt8(ascii: "\\")
  var text = [quote]
  for byte in bytes {
    if (32...126).contains(byte), byte != quote, byte != backslash {
      text.append(byte)
    } else {
      text += "\\x".utf8
      text += [digit(byte >> 4), digit(byte & 15)]
    }
  }
  return text + [quote]
}

/// The hexadecimal digit for a value.
private func digit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}
