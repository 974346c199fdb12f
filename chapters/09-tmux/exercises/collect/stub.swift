import Imsg
import Unix

/// The most bytes that a command may print, on both descriptors together.
let outputLimit = 1 << 20

/// What a command printed, and how it ended.
struct Printed: Equatable {
  /// The bytes for descriptor 1, and those for descriptor 2.
  var output: [UInt8] = []
  var errors: [UInt8] = []
  /// The exit status.
  var status: Int32 = 0
}

/// Takes what a tmux server answers, until the exit status.
///
/// Numbers are of 32 bits, in the machine's byte order, and each message
/// has peer id 8, as the answers have:
///
/// - 303: a stream, a descriptor, flags. The stream is any number that is
///   not open, the descriptor 1 or 2. It is answered at once by 305: the
///   stream, and 0. No more than 16 are open at once.
/// - 304: a stream that is open, and bytes for its descriptor.
/// - 306: a stream that is open. It is closed.
/// - 203: the exit status. It is the last message.
///
/// Throws on anything else: another type or peer id, a payload that is
/// too short or too long, an end without an exit status, and more bytes
/// than `outputLimit`.
func collect(from channel: inout Imsgbuf) throws -> Printed {
  // TODO: read, answer, and collect.
  return Printed()
}
