// Refused: the end has other flags than before
import Libc

func ask(_ question: [UInt8], on end: Int32) -> [UInt8] {
  write(end, question, question.count)
  shutdown(end, Int32(SHUT_WR))
  _ = fcntl(end, F_SETFL, O_NONBLOCK)
  var answer: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  while true {
    var look = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
    poll(&look, 1, -1)
    let count = read(end, &buffer, buffer.count)
    if count <= 0 { return answer }
    answer += buffer[..<count]
  }
}
