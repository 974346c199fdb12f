import Libc
import Unix

/// Both ends of a pipe, closed on exec: pipe(2).
struct Pipe: ~Copyable {
  /// The end to read from.
  let reader: Descriptor
  /// The end to write to.
  let writer: Descriptor

  init() throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    if unsafe makePipe(&ends) == -1 { throw SystemError("pipe") }
    reader = Descriptor(owning: ends[0])
    writer = Descriptor(owning: ends[1])
  }
}
