// Refused: the end has other flags than before
import Libc

func drain(_ end: Int32, room: Int) -> [[UInt8]] {
  _ = fcntl(end, F_SETFL, O_NONBLOCK)
  var reads: [[UInt8]] = []
  var buffer = [UInt8](repeating: 0, count: room)
  while true {
    var look = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
    poll(&look, 1, -1)
    let count = read(end, &buffer, room)
    if count <= 0 { return reads }
    reads.append(Array(buffer[..<count]))
  }
}
