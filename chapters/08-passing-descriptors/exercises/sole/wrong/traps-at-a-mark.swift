// Refused: a run-time error ended it
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
        message.isMarked
      else { throw Refused.notAFile }
      guard let file = message.takeDescriptor() else { fatalError() }
      try check(file)
      return file
    }
    if try channel.input.read() == .end { throw Refused.hungUp }
  }
}

private func check(_ file: borrowing Descriptor) throws(Refused) {
  var status = stat()
  guard fstat(file.number, &status) == 0,
    status.st_mode & S_IFMT == S_IFREG,
    fcntl(file.number, F_GETFL) & O_ACCMODE == O_RDONLY
  else { throw .notAFile }
}
