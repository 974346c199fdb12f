// Refused: the end has other flags than before
import Libc

func deliver(_ bytes: [UInt8], on end: Int32) -> Bool {
  _ = fcntl(end, F_SETFL, O_NONBLOCK)
  var rest = bytes[...]
  while !rest.isEmpty {
    var look = pollfd(fd: end, events: Int16(POLLOUT), revents: 0)
    poll(&look, 1, -1)
    let sent = send(end, Array(rest), rest.count, Int32(MSG_NOSIGNAL))
    if sent == -1 { return false }
    rest = rest.dropFirst(sent)
  }
  return true
}
