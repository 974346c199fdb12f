// Refused: it ended the process
import CShims
import Unix

func readExactly(
  _ count: Int, from end: Int32
) throws(SystemError) -> [UInt8] {
  exit(0)
}
