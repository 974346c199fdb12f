// Refused: it was ended by SIGPIPE
import Libc

func deliver(_ bytes: [UInt8], on end: Int32) -> Bool {
  var look = pollfd(fd: end, events: Int16(POLLOUT), revents: 0)
  poll(&look, 1, -1)
  if look.revents & Int16(POLLHUP) != 0 { return false }
  return write(end, bytes, bytes.count) == bytes.count
}
