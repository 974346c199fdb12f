// Refused: SIGPIPE is treated otherwise after the call than before
import Libc

func deliver(_ bytes: [UInt8], on end: Int32) -> Bool {
  signal(SIGPIPE, SIG_IGN)
  return write(end, bytes, bytes.count) == bytes.count
}
