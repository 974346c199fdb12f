import Imsg
import Unix

/// Answers the requests of a client until it hangs up.
///
/// A message of type 1 holds a word and the NUL that ends it, and
/// nothing more. It is answered by type 2, with the count of the word's
/// bytes as a `UInt32`. Anything else is answered by type 3, with no
/// payload. Each answer has the peer id of its request, and the answers
/// come in the order of the requests.
///
/// The client may do what it likes. After a header that no message has,
/// after an end inside a message, and when it does not wait for its
/// answers, this function returns.
func serve(_ socket: consuming Descriptor) {
  // TODO: Read, get, compose, flush.
  _ = Imsgbuf(socket)
}
