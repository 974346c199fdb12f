// Refused: somebody listened, and it returned false
import Libc

func deliver(_ bytes: [UInt8], on end: Int32) -> Bool {
  var byte: UInt8 = 0
  let look = Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)
  if recv(end, &byte, 1, look) == 0 { return false }
  return send(end, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
}
