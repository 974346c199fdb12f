// Refused: 3 bytes and an error: readExactly(9) returned 3 bytes
import Libc
import Unix

func readExactly(
  _ count: Int, from end: Int32
) throws(SystemError) -> [UInt8] {
  var bytes: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: count)
  while bytes.count < count {
    let got = read(end, &piece, count - bytes.count)
    if got == -1 {
      let error = SystemError("read")
      if error.number == EINTR { continue }
      if bytes.isEmpty { throw error }
      break
    }
    if got == 0 { break }
    bytes += piece[..<got]
  }
  return bytes
}
