// Refused: it returned other bytes than the answer
#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

func ask(_ question: [UInt8], on end: Int32) -> [UInt8] {
  write(end, question, question.count)
  shutdown(end, Int32(SHUT_WR))
  return question
}
