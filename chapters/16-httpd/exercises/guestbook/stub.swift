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
///
/// A message of type 1 holds a line and the NUL that ends it, and
/// nothing more. A line has 1 to 80 bytes, all of them printable ASCII,
/// which is 32 to 126. It is added to the end of the book, with a
/// newline, and answered by type 2 without a payload. If the book would
/// grow beyond its room, it is not added, and answered by type 3. Each
/// answer has the peer id of its message.
///
/// After anything else nothing more is written, and nothing answered.
///
/// The book is open for reading and appending, and may have lines in it
/// already. Standard I/O and to manage descriptors has been promised.
func keep(
  _ book: borrowing Descriptor, for worker: consuming Descriptor
) -> Ending {
  // TODO: read messages, and judge each before you write.
  .hungUp
}
