// Refused: a write failed, and it threw nothing
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
      _ = try file.write(Array(text.utf8))
    } catch {
      unlink(path)
      throw error
    }
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
