import Libc
import Unix

/// The composing and the reading of messages, without the calls that carry them
/// from one to the other, both in this process.
struct Writing {
  var traffic: Traffic

  /// What they cost, a message.
  func costs<Kind: Line & ~Copyable>(
    by line: Kind.Type
  ) throws -> (composing: Cost, reading: Cost) {
    let ends = try SocketPair()
    // One process can't wait for itself to receive.
    let bytes = traffic.batch * (16 + traffic.size)
    makeRoom(in: ends.left, for: bytes)
    makeRoom(in: ends.right, for: bytes)
    var sender = Kind(ends.left, for: traffic)
    var receiver = Kind(ends.right, for: traffic)
    var composing = Cost(processors: 0, clock: 0)
    var reading = composing
    for _ in 0..<traffic.count / traffic.batch {
      let before = Cost.soFar
      for _ in 0..<traffic.batch { try sender.queue(descriptor: nil) }
      composing = composing + (Cost.soFar - before)
      try sender.flush()
      var missing = traffic.batch
      while missing > 0, try receiver.read() {
        let before = Cost.soFar
        missing -= try receiver.takeAll()
        reading = reading + (Cost.soFar - before)
      }
    }
    return (composing / traffic.count, reading / traffic.count)
  }

  /// Lets so many bytes wait in a socket: setsockopt(2).
  private func makeRoom(in socket: borrowing Descriptor, for bytes: Int) {
    var size = Int32(2 * bytes)
    let length = socklen_t(MemoryLayout.size(ofValue: size))
    for option in [SO_SNDBUF, SO_RCVBUF] {
      setsockopt(socket.number, SOL_SOCKET, option, &size, length)
    }
  }
}
