// Refused: of the child's end it returned .status(1)
import Libc

/// How a process ended.
enum Exit: Equatable {
  /// By itself, with an exit status from 0 to 255.
  case status(Int32)
  /// By a signal of this number.
  case signal(Int32)
}

func capture(_ task: (Int32) -> Int32) -> (said: [UInt8], exit: Exit) {
  var ends: [Int32] = [-1, -1]
  makeSocketPair(streamSocket, &ends)
  let child = forkProcess()
  if child == 0 {
    close(ends[0])
    _exit(task(ends[1]))
  }
  close(ends[1])

  var said: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  while true {
    let count = read(ends[0], &buffer, buffer.count)
    if count <= 0 { break }
    said += buffer[..<count]
  }
  close(ends[0])

  var status: Int32 = 0
  waitpid(-1, &status, 0)
  return wasKilled(status)
    ? (said, .signal(killingSignal(status)))
    : (said, .status(exitStatus(status)))
}
