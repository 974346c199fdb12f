// Refused: readExactly(90000) returned other bytes
import Libc
import Unix

func readExactly(
  _ count: Int, from end: Int32
) throws(SystemError) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: count)
  var filled = 0
  while filled < count {
    let got = read(end, &bytes, count - filled)
    if got == -1 && lastError() == EINTR { continue }
    if got == -1 { throw SystemError("read") }
    if got == 0 { break }
    filled += got
  }
  return Array(bytes[..<filled])
}
