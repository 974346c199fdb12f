import Libc
import Privsep
import Unix

/// Passes what a part writes to one of its pipes on to one of this process's
/// own streams, and waits for neither.
final class Relay {
  let stream: Int32
  private let pipe: Descriptor
  private var block: [UInt8] = []
  private var isAtEnd = false

  init(_ pipe: consuming Descriptor, to stream: Int32) throws(SystemError) {
    try pipe.stopWaiting()
    self.pipe = pipe
    self.stream = stream
  }

  /// Whether something waits for room in the stream.
  var isWaiting: Bool { !block.isEmpty }

  /// Passes on no more than one block, so that nobody else has to wait.
  func goOn(_ loop: inout EventLoop) {
    read()
    write()
    loop.watch(
      pipe.number, reading: block.isEmpty && !isAtEnd, writing: false)
  }

  /// Passes on what is left of a part that has ended, as far as there is room.
  func finish(_ loop: inout EventLoop) {
    repeat {
      read()
      write()
    } while block.isEmpty && !isAtEnd
    loop.watch(pipe.number, reading: false, writing: false)
  }

  private func read() {
    if isAtEnd || !block.isEmpty { return }
    do {
      // A pipe that has room at all takes so many: pipe(7).
      block = try pipe.read(upTo: Int(PIPE_BUF))
      isAtEnd = block.isEmpty
    } catch {
      if error.number != EAGAIN { isAtEnd = true }
    }
  }

  private func write() {
    var output = pollfd(fd: stream, events: Int16(POLLOUT), revents: 0)
    guard isWaiting, unsafe poll(&output, 1, 0) == 1 else { return }
    let count = unsafe Libc.write(stream, block, block.count)
    if count >= 0 {
      block.removeFirst(count)
    } else if ![EAGAIN, EINTR].contains(lastError()) {
      // Nobody reads it, or there may be no more.
      block = []
    }
  }
}
