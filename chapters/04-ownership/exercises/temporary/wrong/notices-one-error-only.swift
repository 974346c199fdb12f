// Refused: it threw nothing
import Libc
import Unix

struct TemporaryFile: ~Copyable {
  let path: String
  private var isKept = false

  init(_ path: String, _ text: String) throws(SystemError) {
    let number = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if number == -1, lastError() == EEXIST { throw SystemError("open") }
    write(number, text, text.utf8.count)
    close(number)
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
