// Refused: the payload []: 3 requests, 1 answers
import Imsg
import Unix

func serve(_ socket: consuming Descriptor) {
  var channel = Imsgbuf(socket)
  do {
    while try channel.input.read() != .end {
      while let message = try channel.input.get() {
        let request = message.peerID
        var reader = message.reader
        guard (try? reader.readString()) != nil, message.type == 1,
          reader.count == 0
        else {
          try channel.output.flush()
          return
        }
        let count = UInt32(message.payload.byteCount - 1)
        try channel.output.compose(type: 2, peerID: request) {
          $0.write(count, as: UInt32.self)
        }
      }
      try channel.output.flush()
    }
  } catch {}
}
