// Refused: asked with 99 bytes, it returned
import Libc

func ask(_ question: [UInt8], on end: Int32) -> [UInt8] {
  write(end, question, question.count)
  shutdown(end, Int32(SHUT_WR))
  var answer: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  var count = 0
  repeat {
    count = read(end, &buffer, buffer.count)
    if count > 0 { answer += buffer[..<count] }
  } while count == buffer.count
  return answer
}
