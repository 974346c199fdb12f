// Refused: readExactly(40) changed what a signal or a read does
import Libc
import Unix

func readExactly(
  _ count: Int, from end: Int32
) throws(SystemError) -> [UInt8] {
  for signal in Int32(1)..<32 { siginterrupt(signal, 0) }
  var bytes: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: count)
  while bytes.count < count {
    let got = read(end, &piece, count - bytes.count)
    if got == -1 { throw SystemError("read") }
    if got == 0 { break }
    bytes += piece[..<got]
  }
  return bytes
}
