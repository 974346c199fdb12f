// Refused: 30000 bytes were said, and it returned
import Libc

func hearOut(_ end: Int32) -> (said: [UInt8], error: Int32?) {
  var said: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  while true {
    let count = read(end, &buffer, buffer.count)
    if count == -1 { return (said, errno) }
    said += buffer[..<count]
    if count < buffer.count { return (said, nil) }
  }
}
