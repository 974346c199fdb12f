import Libc
import Foundation
import Unix

/// What programs write to a pipe.
///
/// It ends once no process has the pipe open any more.
final class Transcript: @unchecked Sendable {
  /// The end for the program that writes, which `begin` closes here.
  let writer: Int32
  private let reader: Int32
  private let changed = NSCondition()
  private var bytes: [UInt8] = []
  private var isAtEnd = false
  private var currentReading = Reading.continues

  /// Whether to continue reading.
  enum Reading {
    case continues, pauses, ends
  }

  /// This takes effect after the next read.
  var reading: Reading {
    get { changed.withLock { currentReading } }
    set {
      changed.withLock {
        currentReading = newValue
        changed.broadcast()
      }
    }
  }

  init() throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) == -1 { throw SystemError("pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reader, writer) = (ends[0], ends[1])
  }

  /// Starts reading, on a thread of its own, once the program is running.
  func begin() {
    close(writer)
    Thread.detachNewThread { [self] in
      readAll()
      close(reader)
      changed.withLock {
        isAtEnd = true
        changed.broadcast()
      }
    }
  }

  private func readAll() {
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = read(reader, &block, block.count), count > 0 {
      changed.lock()
      defer { changed.unlock() }
      bytes += block[..<count]
      changed.broadcast()
      while currentReading == .pauses { changed.wait() }
      if currentReading == .ends { return }
    }
  }

  /// Everything so far.
  var text: String {
    changed.withLock { String(decoding: bytes, as: UTF8.self) }
  }

  var lines: [Substring] { text.split(separator: "\n") }

  /// Waits for `count` lines, for the end, or for a minute, and returns all
  /// lines so far.
  func lines(atLeast count: Int) -> [Substring] {
    wait { bytes.count { $0 == UInt8(ascii: "\n") } >= count || isAtEnd }
    return lines
  }

  /// Waits up to a minute for the end, and returns whether it came.
  func ends() -> Bool {
    wait { isAtEnd }
  }

  @discardableResult
  private func wait(until isSo: () -> Bool) -> Bool {
    let deadline = Date.now + 60
    return changed.withLock {
      while !isSo() {
        if !changed.wait(until: deadline) { return false }
      }
      return true
    }
  }
}
