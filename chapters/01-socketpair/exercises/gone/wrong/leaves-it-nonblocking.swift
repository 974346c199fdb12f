// Refused: the end has other flags than before
import Libc

func hearOut(_ end: Int32) -> (said: [UInt8], error: Int32?) {
  _ = fcntl(end, F_SETFL, O_NONBLOCK)
  var said: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  while true {
    var look = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
    poll(&look, 1, -1)
    let count = read(end, &buffer, buffer.count)
    if count == -1 { return (said, errno) }
    if count == 0 { return (said, nil) }
    said += buffer[..<count]
  }
}
