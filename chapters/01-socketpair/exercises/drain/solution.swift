import Libc

func drain(_ end: Int32, room: Int) -> [[UInt8]] {
  var reads: [[UInt8]] = []
  var buffer = [UInt8](repeating: 0, count: room)
  while true {
    let count = read(end, &buffer, room)
    if count <= 0 { return reads }
    // What lies behind is left from an earlier read.
    reads.append(Array(buffer[..<count]))
  }
}
