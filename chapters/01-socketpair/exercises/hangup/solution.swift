import Libc

func deliver(_ bytes: [UInt8], on end: Int32) -> Bool {
  var rest = bytes[...]
  while !rest.isEmpty {
    let sent = rest.withUnsafeBytes {
      send(end, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
    // A signal that comes before the first byte makes it fail, and a later one
    // makes it return how many there were.
    if sent == -1, lastError() != EINTR { return false }
    rest = rest.dropFirst(max(sent, 0))
  }
  return true
}
