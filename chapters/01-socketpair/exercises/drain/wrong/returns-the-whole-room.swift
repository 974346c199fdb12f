// Refused: returned reads of [7, 7, 7] bytes
import Libc

func drain(_ end: Int32, room: Int) -> [[UInt8]] {
  var reads: [[UInt8]] = []
  var buffer = [UInt8](repeating: 0, count: room)
  while read(end, &buffer, room) > 0 { reads.append(buffer) }
  return reads
}
