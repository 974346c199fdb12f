// Refused: readExactly(9) returned 9 bytes
import Libc
import Unix

func readExactly(
  _ count: Int, from end: Int32
) throws(SystemError) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: count)
  var filled = 0
  while filled < count {
    let got = bytes.withUnsafeMutableBytes {
      read(end, $0.baseAddress.map { $0 + filled }, count - filled)
    }
    if got == -1 && lastError() == EINTR { continue }
    if got == -1 { throw SystemError("read") }
    if got == 0 { break }
    filled += got
  }
  return bytes
}
