// Refused: has open
import Libc
import Unix

struct Helper: ~Copyable {
  let end: Descriptor
  private let child: Child

  init(
    _ serve: (borrowing Descriptor) -> Int32
  ) throws(SystemError) {
    let pair = try SocketPair()
    fflush(nil)
    guard let child = try Child.fork() else {
      dup2(pair.right.number, 3)
      dup2(pair.left.number, 4)
      closeFrom(5)
      _exit(serve(Descriptor(owning: 3)))
    }
    end = pair.left
    self.child = child
  }

  consuming func stop() throws(SystemError) -> Exit {
    try end.close()
    return try child.wait()
  }
}
