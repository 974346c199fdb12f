// Refused: SIGPIPE was treated otherwise during the call
import Libc

func deliver(_ bytes: [UInt8], on end: Int32) -> Bool {
  let before = signal(SIGPIPE, SIG_IGN)
  let sent = write(end, bytes, bytes.count)
  signal(SIGPIPE, before)
  return sent == bytes.count
}
