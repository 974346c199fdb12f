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
  // TODO: wait for a message, and look at what it brings.
  throw Refused.hungUp
}
