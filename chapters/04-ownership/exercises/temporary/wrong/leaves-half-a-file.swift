// Refused: a write failed, and it left a file
import Libc
import Unix

struct TemporaryFile: ~Copyable {
  let path: String
  private var isKept = false

  init(_ path: String, _ text: String) throws(SystemError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    let number = open(path, flags, 0o600)
    if number == -1 { throw SystemError("open") }
    let file = Descriptor(owning: number)
    var rest = Array(text.utf8)
    while !rest.isEmpty { rest.removeFirst(try file.write(rest)) }
    self.path = path
  }

  deinit {
    if !isKept { unlink(path) }
  }

  consuming func keep() -> String {
    isKept = true
    return path
  }
}
