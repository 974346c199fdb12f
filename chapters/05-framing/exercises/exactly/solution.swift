import Libc
import Unix

/// Reads so many bytes from a descriptor, and not one more.
func readExactly(
  _ count: Int, from end: Int32
) throws(SystemError) -> [UInt8] {
  var bytes: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: count)
  while bytes.count < count {
    // Never more than is missing: what follows is not ours to read.
    let got = read(end, &piece, count - bytes.count)
    if got == -1 {
      let error = SystemError("read")
      if error.number == EINTR { continue }
      throw error
    }
    if got == 0 { break }
    bytes += piece[..<got]
  }
  return bytes
}
