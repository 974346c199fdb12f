// Refused: bytes, or other ones
import Libc

func drain(_ end: Int32, room: Int) -> [[UInt8]] {
  var reads: [[UInt8]] = []
  var buffer = [UInt8](repeating: 0, count: room)
  while true {
    let count = recv(end, &buffer, room, Int32(MSG_DONTWAIT))
    if count <= 0 { return reads }
    reads.append(Array(buffer[..<count]))
  }
}
