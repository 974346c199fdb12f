// Refused: SIGPIPE is treated otherwise after the call than before
#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

func deliver(_ bytes: [UInt8], on end: Int32) -> Bool {
  signal(SIGPIPE, SIG_IGN)
  let sent = write(end, bytes, bytes.count)
  signal(SIGPIPE, SIG_DFL)
  return sent == bytes.count
}
