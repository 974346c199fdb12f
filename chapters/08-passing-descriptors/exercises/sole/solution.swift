import Imsg
import Libc
import Unix

/// Why there is no file.
enum Refused: Error {
  /// The peer has hung up.
  case hungUp
  /// The message is not what was asked for.
  case notAFile
}

/// Waits for one message, and returns the file in it.
///
/// The message has type 2, no payload, and a descriptor: a regular
/// file, open for reading and not for writing. If it is anything else,
/// this throws `notAFile`, and nothing that came with it stays open. If
/// the peer hangs up before, it throws `hungUp`. What comes after the
/// message is left for the next call.
func receiveFile(on channel: inout Imsgbuf) throws -> Descriptor {
  while true {
    if var message = try channel.input.get() {
      guard message.type == 2, message.payload.byteCount == 0,
        let file = message.takeDescriptor()
      else { throw Refused.notAFile }
      try check(file)
      return file
    }
    if try channel.input.read() == .end { throw Refused.hungUp }
  }
}

/// Refuses what is not a regular file for reading alone.
private func check(_ file: borrowing Descriptor) throws(Refused) {
  var status = stat()
  guard fstat(file.number, &status) == 0,
    status.st_mode & S_IFMT == S_IFREG,
    fcntl(file.number, F_GETFL) & O_ACCMODE == O_RDONLY
  else { throw .notAFile }
}
