import Libc

func ask(_ question: [UInt8], on end: Int32) -> [UInt8] {
  write(end, question, question.count)
  // One direction ends here. The answer comes in the other.
  shutdown(end, Int32(SHUT_WR))

  var answer: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  while true {
    let count = read(end, &buffer, buffer.count)
    if count <= 0 { return answer }
    answer += buffer[..<count]
  }
}
