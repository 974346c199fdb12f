import Libc
import Unix

/// The socket for the worker can accept no connection any more.
struct NotListening: Error, CustomStringConvertible {
  let description = "the socket is not listening any more"
}

/// Requires that a socket is listening, and makes it non-blocking.
///
/// It was with a worker, which may have changed both for all who have it.
func requireListening(_ number: Int32) throws {
  try check("fcntl", makeNonBlocking(number))
  var isListening: Int32 = 0
  var size = socklen_t(MemoryLayout<Int32>.size)
  try check(
    "getsockopt",
    unsafe getsockopt(
      number, SOL_SOCKET, SO_ACCEPTCONN, &isListening, &size))
  if isListening == 0 { throw NotListening() }
}
