// Refused: returned reads of [7, 7, 6, 0] bytes
import Libc

func drain(_ end: Int32, room: Int) -> [[UInt8]] {
  var reads: [[UInt8]] = []
  var buffer = [UInt8](repeating: 0, count: room)
  var count = 0
  repeat {
    count = read(end, &buffer, room)
    reads.append(Array(buffer[..<count]))
  } while count > 0
  return reads
}
