// Refused: the peer read all of 1 MiB, and sent signals, and it returned false
import Libc

func deliver(_ bytes: [UInt8], on end: Int32) -> Bool {
  let sent = send(end, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  return sent == bytes.count
}
