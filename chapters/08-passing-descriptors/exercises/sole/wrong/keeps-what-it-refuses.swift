// Refused: it left open
import Imsg
import Libc
import Unix

enum Refused: Error {
  case hungUp
  case notAFile
}

func receiveFile(on channel: inout Imsgbuf) throws -> Descriptor {
  while true {
    if var message = try channel.input.get() {
      guard message.type == 2, message.payload.byteCount == 0,
        let number = message.takeDescriptor()?.release()
      else { throw Refused.notAFile }
      try check(number)
      return Descriptor(owning: number)
    }
    if try channel.input.read() == .end { throw Refused.hungUp }
  }
}

private func check(_ number: Int32) throws(Refused) {
  var status = stat()
  guard fstat(number, &status) == 0,
    status.st_mode & S_IFMT == S_IFREG,
    fcntl(number, F_GETFL) & O_ACCMODE == O_RDONLY
  else { throw .notAFile }
}
