// Refused: nothing can be sent on the end any more
import Libc

func hearOut(_ end: Int32) -> (said: [UInt8], error: Int32?) {
  defer { shutdown(end, Int32(SHUT_RDWR)) }
  var said: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  while true {
    let count = read(end, &buffer, buffer.count)
    if count == -1 { return (said, errno) }
    if count == 0 { return (said, nil) }
    said += buffer[..<count]
  }
}
