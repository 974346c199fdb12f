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
    // No more can be understood, or nobody is there to hear.
  }
}

private func countOfWord(in message: borrowing Message) -> UInt32? {
  if message.type != 1 { return nil }
  var reader = message.reader
  let word = try! reader.readString()
  return UInt32(word.utf8.count)
}
