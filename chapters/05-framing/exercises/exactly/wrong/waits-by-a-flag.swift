// Refused: a directory: readExactly(9) threw read:
import Libc
import Unix

func readExactly(
  _ count: Int, from end: Int32
) throws(SystemError) -> [UInt8] {
  var bytes: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: count)
  while bytes.count < count {
    let got = recv(
      end, &piece, count - bytes.count, Int32(MSG_WAITALL))
    if got == -1 && lastError() == EINTR { continue }
    if got == -1 { throw SystemError("read") }
    if got == 0 { break }
    bytes += piece[..<got]
  }
  return bytes
}
