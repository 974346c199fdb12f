#if os(Linux)
  import Httpd
  import Libc
  import Unix

  /// A directory to serve, with traps in it, and a secret next to it.
  final class Bait {
    private let path: String
    /// What nobody knows before.
    let secret: String
    /// The directory that is served.
    var folder: String { path + "/public" }
    var log: String { path + "/log" }
    var tale: String { folder + "/tale" }
    var pipe: String { folder + "/pipe" }
    var device: String { folder + "/device" }
    var secretFile: String { path + "/secret" }

    static let story = "once upon a time"

    init() throws {
      secret = randomWord() + randomWord()
      let parent = getenv("TMPDIR").map { String(cString: $0) }
      var name = Array("\(parent ?? "/tmp")/bait-XXXXXX".utf8CString)
      if mkdtemp(&name) == nil { throw SystemError("mkdtemp") }
      path = String(
        decoding: name.dropLast().map { UInt8(bitPattern: $0) },
        as: UTF8.self)
      // The users of the opener and the worker need access.
      umask(0o022)
      try check("chmod", chmod(path, 0o755))
      try check("mkdir", mkdir(folder, 0o755))
      try write(secret, to: secretFile, mode: 0o600)
      try write(secret, to: path + "/notice", mode: 0o644)
      try write("", to: log, mode: 0o644)
      try write(Self.story, to: tale, mode: 0o644)
      try write(secret, to: folder + "/token", mode: 0o644)
      try check("symlink", symlink("../secret", folder + "/link"))
      try check("mkfifo", mkfifo(pipe, 0o644))
      // Only root can make a device: /dev/zero.
      if geteuid() == 0 {
        try check("mknod", mknod(device, S_IFCHR | 0o644, 1 << 8 | 5))
      }
    }

    deinit {
      let inside = ["tale", "token", "link", "pipe", "device"]
      for name in inside { unlink(folder + "/" + name) }
      rmdir(folder)
      for name in ["secret", "notice", "log", "loot"] {
        unlink(path + "/" + name)
      }
      rmdir(path)
    }

    /// Whether an attacker has made a file.
    var hasLoot: Bool { access(path + "/loot", F_OK) == 0 }

    /// Whether the file that is served is what it was.
    var isTaleIntact: Bool {
      var status = stat()
      return stat(tale, &status) == 0 && status.st_mode & 0o777 == 0o644
        && text(of: tale) == Self.story
    }
  }

  private func write(
    _ text: String, to path: String, mode: mode_t
  ) throws {
    let number = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, mode)
    let file = Descriptor(owning: try check("open", number))
    _ = try file.write(Array(text.utf8))
  }

  private func randomWord() -> String {
    let word = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 16 - word.count) + word
  }

  /// All that a file holds, or nothing.
  func text(of path: String) -> String {
    let number = open(path, O_RDONLY | O_CLOEXEC)
    if number == -1 { return "" }
    let file = Descriptor(owning: number)
    var bytes: [UInt8] = []
    while let more = try? file.read(upTo: 65_536), !more.isEmpty {
      bytes += more
    }
    return String(decoding: bytes, as: UTF8.self)
  }
#endif
