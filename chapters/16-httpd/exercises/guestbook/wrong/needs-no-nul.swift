// Refused: the book has what it should not
import Imsg
import Libc
import Unix

/// No guest book grows beyond this, in bytes.
let room = 4096

/// What became of a worker.
enum Ending {
  /// It has hung up.
  case hungUp
  /// It has sent what no worker sends, and is to be ended.
  case misbehaved
}

/// Writes into a guest book what a worker sends, until it hangs up.
func keep(
  _ book: borrowing Descriptor, for worker: consuming Descriptor
) -> Ending {
  var channel = Imsgbuf(worker)
  do {
    while try channel.input.read() != .end {
      while let message = try channel.input.get() {
        guard let line = line(in: message) else { return .misbehaved }
        let id = message.peerID
        let isKept = add(line, to: book)
        try channel.output.compose(type: isKept ? 2 : 3, peerID: id)
        try channel.output.flush()
      }
    }
    return .hungUp
  } catch .system {
    return .hungUp
  } catch {
    return .misbehaved
  }
}

/// The line in a message, with a newline, or nil if there is none.
func line(in message: borrowing Message) -> [UInt8]? {
  guard message.type == 1, !message.isMarked else { return nil }
  let bytes = message.payload.withUnsafeBytes { Array($0) }
  let line = bytes.last == 0 ? bytes.dropLast() : bytes[...]
  guard (1...80).contains(line.count),
    line.allSatisfy({ (32...126).contains($0) })
  else { return nil }
  return line + [10]
}

/// Adds a line to the book, if there is room.
func add(_ line: [UInt8], to book: borrowing Descriptor) -> Bool {
  let size = lseek(book.number, 0, SEEK_END)
  guard size >= 0, Int(size) + line.count <= room else { return false }
  return (try? book.write(line.span.bytes)) == line.count
}
