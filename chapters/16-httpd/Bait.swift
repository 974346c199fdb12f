import Httpd
import Libc
import Unix

/// A directory to serve, with traps in it, and a secret next to it.
struct Bait {
  private let path: String
  /// The directory that is served.
  var folder: String { path + "/public" }

  init() throws(SystemError) {
    guard let name = mkdtemp(strdup("/tmp/bait-XXXXXX")) else {
      throw SystemError("mkdtemp")
    }
    path = String(cString: name)
    // The users of the opener and the worker need access.
    umask(0o022)
    try check("chmod", chmod(path, 0o755))
    try check("mkdir", mkdir(folder, 0o755))
    try write("swordfish", to: path + "/secret")
    try write("once upon a time", to: folder + "/tale")
    try check("symlink", symlink("../secret", folder + "/link"))
    try check("mkfifo", mkfifo(folder + "/pipe", 0o644))
    // Only root can make a device. Any other user makes a link to one.
    let device = folder + "/device"
    if mknod(device, S_IFCHR | 0o644, 1 << 8 | 5) == -1 {
      try check("symlink", symlink("/dev/zero", device))
    }
  }

  private func write(
    _ text: String, to path: String
  ) throws(SystemError) {
    let number = open(path, O_WRONLY | O_CREAT, 0o644)
    let file = Descriptor(owning: try check("open", number))
    _ = try file.write(Array(text.utf8).span.bytes)
  }

  /// Removes all files and directories.
  func remove() {
    for name in ["tale", "link", "pipe", "device"] {
      unlink(folder + "/" + name)
    }
    rmdir(folder)
    unlink(path + "/secret")
    rmdir(path)
  }
}
