// Refused: it returned 4096 bytes
#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

func ask(_ question: [UInt8], on end: Int32) -> [UInt8] {
  write(end, question, question.count)
  shutdown(end, Int32(SHUT_WR))
  var buffer = [UInt8](repeating: 0, count: 4096)
  let count = read(end, &buffer, buffer.count)
  return Array(buffer[..<count])
}
