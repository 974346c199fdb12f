// Refused: a run-time error ended it
import Imsg
import Unix

/// Answers the requests of a client until it hangs up.
func serve(_ socket: consuming Descriptor) {
  var channel = Imsgbuf(socket)
  do {
    while try channel.input.read() != .end {
      while let message = try channel.input.get() {
        let request = message.peerID
        if let count = countOfWord(in: message) {
          try channel.output.compose(type: 2, peerID: request) {
            $0.write(count, as: UInt32.self)
          }
        } else {
          try channel.output.compose(type: 3, peerID: request)
        }
      }
      try channel.output.flush()
    }
  } catch {
    if case ImsgError.system = error { fatalError("\(error)") }
  }
}

/// The count of a word's bytes, or nil if the message is no word.
private func countOfWord(in message: borrowing Message) -> UInt32? {
  var reader = message.reader
  guard
    message.type == 1, (try? reader.readString()) != nil,
    reader.count == 0
  else { return nil }
  return UInt32(message.payload.byteCount - 1)
}
