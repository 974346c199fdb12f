// Refused: the file contains nil
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
    do throws(SystemError) {
      var rest = Array(text.utf8)
      while !rest.isEmpty { rest.removeFirst(try file.write(rest)) }
    } catch {
      unlink(path)
      throw error
    }
    self.path = path
    unlink(path)
  }

  deinit {
    if !isKept { unlink(path) }
  }

  consuming func keep() -> String {
    isKept = true
    return path
  }
}
