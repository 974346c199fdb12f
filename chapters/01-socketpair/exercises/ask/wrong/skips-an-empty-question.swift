// Refused: asked with 0 bytes, it returned 0 bytes
import Libc

func ask(_ question: [UInt8], on end: Int32) -> [UInt8] {
  if question.isEmpty { return [] }
  write(end, question, question.count)
  shutdown(end, Int32(SHUT_WR))
  var answer: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  while true {
    let count = read(end, &buffer, buffer.count)
    if count <= 0 { return answer }
    answer += buffer[..<count]
  }
}
