// Refused: the peer read 1 byte of 1 MiB, and it returned true
import Libc

func deliver(_ bytes: [UInt8], on end: Int32) -> Bool {
  send(end, bytes, bytes.count, Int32(MSG_NOSIGNAL)) != -1
}
