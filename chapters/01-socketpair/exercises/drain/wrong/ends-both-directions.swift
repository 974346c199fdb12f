// Refused: nothing can be sent on the end any more
import Libc

func drain(_ end: Int32, room: Int) -> [[UInt8]] {
  var reads: [[UInt8]] = []
  var buffer = [UInt8](repeating: 0, count: room)
  while true {
    let count = read(end, &buffer, room)
    if count <= 0 { break }
    reads.append(Array(buffer[..<count]))
  }
  shutdown(end, Int32(SHUT_RDWR))
  return reads
}
