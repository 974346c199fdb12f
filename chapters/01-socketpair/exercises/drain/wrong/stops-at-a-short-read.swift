// Refused: returned reads of [3] bytes
import Libc

func drain(_ end: Int32, room: Int) -> [[UInt8]] {
  var reads: [[UInt8]] = []
  var buffer = [UInt8](repeating: 0, count: room)
  var count = room
  while count == room {
    count = read(end, &buffer, room)
    if count > 0 { reads.append(Array(buffer[..<count])) }
  }
  return reads
}
