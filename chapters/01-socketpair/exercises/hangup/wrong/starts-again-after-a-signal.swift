// Refused: and sent signals, and it returned false
import Libc

func deliver(_ bytes: [UInt8], on end: Int32) -> Bool {
  while true {
    let sent = send(end, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    if sent == bytes.count { return true }
    if sent == -1, lastError() != EINTR { return false }
  }
}
