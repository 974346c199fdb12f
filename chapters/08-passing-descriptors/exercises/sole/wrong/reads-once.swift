// Refused: in two pieces: it threw hungUp
import Imsg
import Libc
import Unix

enum Refused: Error {
  case hungUp
  case notAFile
}

func receiveFile(on channel: inout Imsgbuf) throws -> Descriptor {
  if try channel.input.read() == .end { throw Refused.hungUp }
  guard var message = try channel.input.get() else { throw Refused.hungUp }
  guard message.type == 2, message.payload.byteCount == 0,
    let file = message.takeDescriptor()
  else { throw Refused.notAFile }
  try check(file)
  return file
}

private func check(_ file: borrowing Descriptor) throws(Refused) {
  var status = stat()
  guard fstat(file.number, &status) == 0,
    status.st_mode & S_IFMT == S_IFREG,
    fcntl(file.number, F_GETFL) & O_ACCMODE == O_RDONLY
  else { throw .notAFile }
}
