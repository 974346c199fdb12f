// Refused: it returned 0 bytes
import Libc

func ask(_ question: [UInt8], on end: Int32) -> [UInt8] {
  write(end, question, question.count)
  shutdown(end, Int32(SHUT_RDWR))
  var answer: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  while true {
    let count = read(end, &buffer, buffer.count)
    if count <= 0 { return answer }
    answer += buffer[..<count]
  }
}
