// Refused: of 1 MiB, not all arrived as it was sent
import Libc

func deliver(_ bytes: [UInt8], on end: Int32) -> Bool {
  // Somebody is there, if the first byte is taken.
  if send(end, [0], 1, Int32(MSG_NOSIGNAL)) == -1 { return false }
  return send(end, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
}
