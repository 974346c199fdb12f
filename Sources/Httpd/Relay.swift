import HTTP
import Libc
import Privsep
import Unix

/// Passes the lines that a part writes to one of its pipes on to an outlet.
final class Relay {
  private let pipe: Descriptor
  private let outlet: Outlet
  /// What is put before each line.
  private let prefix: [UInt8]
  private let quota: Quota
  /// The beginning of a line.
  private var line: [UInt8] = []
  private var isAtEnd = false
  /// The most bytes of a line, without its end.
  ///
  /// A longer one becomes several.
  private static let longest = Int(PIPE_BUF) - 1
  /// The most blocks that a pipe of 1 MiB holds, the largest that Linux gives
  /// to whoever has no privileges.
  private static let mostBlocks = (1 << 20) / Int(PIPE_BUF)

  init(
    _ pipe: consuming Descriptor, to outlet: Outlet, prefix: String,
    within quota: Quota
  ) throws(SystemError) {
    try pipe.stopWaiting()
    self.pipe = pipe
    self.outlet = outlet
    self.prefix = Array(prefix.utf8)
    self.quota = quota
  }

  /// Whether it should read: while something waits for room, the part has to
  /// wait, and the parent's own reports have the rest of the queue.
  var isReady: Bool { outlet.isEmpty && !isAtEnd }

  /// Waits for more from now on if it's ready, or else for nothing.
  func watch(_ loop: inout EventLoop) {
    loop.watch(pipe.number, reading: isReady, writing: false)
  }

  /// Passes on no more than one block, so that nobody else has to wait.
  ///
  /// Returns false if there was nothing.
  @discardableResult
  func passOn() -> Bool {
    do {
      let block = try pipe.read(upTo: Int(PIPE_BUF))
      isAtEnd = block.isEmpty
      for byte in block { add(byte) }
      if isAtEnd, !line.isEmpty { addLine() }
    } catch {
      if error.number == EAGAIN { return false }
      isAtEnd = true
    }
    return !isAtEnd
  }

  /// Passes on what is left of a part that has ended, and waits for no more.
  func finish(_ loop: inout EventLoop) {
    passOnRest()
    loop.watch(pipe.number, reading: false, writing: false)
  }

  /// Passes on what the pipe holds.
  ///
  /// It may never be empty: if the part has handed its end to another process,
  /// that one can write on.
  func passOnRest() {
    for _ in 0..<Self.mostBlocks where !passOn() { break }
  }

  private func add(_ byte: UInt8) {
    let isEnd = byte == UInt8(ascii: "\n")
    if isEnd || line.count == Self.longest { addLine() }
    if !isEnd { line.append(byte) }
  }

  /// A part that is compromised may write anything, and no terminal should take
  /// it for commands, nor the reader for a line of another process.
  private func addLine() {
    if quota.allows(line.count) {
      outlet.add((prefix + escaped(line)).prefix(Self.longest))
    } else {
      outlet.lose()
    }
    line.removeAll(keepingCapacity: true)
  }
}
