// Refused: 4 bytes followed, and 0 were left to read
import Libc
import Unix

func readExactly(
  _ count: Int, from end: Int32
) throws(SystemError) -> [UInt8] {
  var bytes: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: 4096)
  while bytes.count < count {
    let got = read(end, &piece, piece.count)
    if got == -1 {
      if lastError() == EINTR { continue }
      throw SystemError("read")
    }
    if got == 0 { break }
    bytes += piece[..<got]
  }
  return Array(bytes.prefix(count))
}
