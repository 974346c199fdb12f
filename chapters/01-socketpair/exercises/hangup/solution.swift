import Libc

func deliver(_ bytes: [UInt8], on end: Int32) -> Bool {
  let sent = send(end, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  // Less than all was taken if the other end was closed on the way.
  return sent == bytes.count
}
