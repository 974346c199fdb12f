import Libc
import Unix

/// What a process may try to reach: the same as `attempts`.
let reaches: [String: Attempt] = [
  "connect by TCP": { enter in
    let listener = try makeListener()
    let client = Descriptor(owning: socket(AF_INET, streamSocket, 0))
    enter()
    return connectToLoopback(client.number, portNumber(listener.number)) == 0
  },
  "listen by TCP": { enter in
    let server = Descriptor(owning: socket(AF_INET, streamSocket, 0))
    enter()
    return listenOnLoopback(server.number, 0) == 0
  },
  "connect to an abstract socket": { enter in
    let server = Descriptor(owning: makeStreamSocket())
    var (address, size) = abstractAddress()
    try check(bind(server.number, &address, size))
    try check(listen(server.number, 1))
    let client = Descriptor(owning: makeStreamSocket())
    enter()
    return connect(client.number, &address, size) == 0
  },
  "signal the parent": { enter in
    let parent = getppid()
    enter()
    return kill(parent, 0) == 0
  },
  "signal a child": { enter in
    enter()
    return try withChildInside(enter) { kill($0, 0) == 0 }
  },
  "signal the parent from inside": { enter in
    enter()
    let parent = getpid()
    guard let child = try Child.fork() else {
      enter()
      _exit(kill(parent, 0) == 0 ? 0 : lastError())
    }
    guard case .status(let status) = try child.wait() else { return false }
    errno = status
    return status == 0
  },
  "open a file outside": { enter in
    enter()
    return open("/etc/passwd", O_RDONLY) != -1
  },
  "open a file outside without waiting": { enter in
    enter()
    return open("/etc/passwd", O_RDONLY | O_NONBLOCK) != -1
  },
  "open a file inside without waiting": { enter in
    enter()
    return open("/usr/bin/env", O_RDONLY | O_NONBLOCK) != -1
  },
  "open a file inside": { enter in
    enter()
    return open("/usr/bin/env", O_RDONLY) != -1
  },
  "truncate a file": { enter in
    // A process outside the sandbox removes it.
    var path = Array("/tmp/sandboxed-XXXXXX".utf8CString)
    let file = Descriptor(owning: mkstemp(&path))
    let pair = try SocketPair()
    guard let remover = try Child.fork() else {
      try pair.left.close()
      while try !pair.right.read(upTo: 1).isEmpty {}
      unlink(path)
      _exit(0)
    }
    try pair.right.close()
    enter()
    let isDone = truncate(path, 0) == 0
    let before = lastError()
    try pair.left.close()
    _ = try remover.wait()
    _ = file.number
    errno = before
    return isDone
  },
]

/// Lets something be done to a child that has entered a sandbox of its own.
private func withChildInside(
  _ enter: () -> Void, _ body: (pid_t) -> Bool
) throws -> Bool {
  let pair = try SocketPair()
  guard let child = try Child.fork() else {
    enter()
    write(pair.right.number, "!", 1)
    var byte: UInt8 = 0
    read(pair.right.number, &byte, 1)
    _exit(0)
  }
  _ = try pair.left.read(upTo: 1)
  let result = body(child.processID)
  let before = lastError()
  write(pair.left.number, "!", 1)
  _ = try child.wait()
  errno = before
  return result
}

/// The address of a name that no other process has, and its length.
private func abstractAddress() -> (sockaddr, socklen_t) {
  var address = sockaddr()
  address.sa_family = sa_family_t(AF_UNIX)
  withUnsafeMutableBytes(of: &address.sa_data) { name in
    name[0] = 0
    withUnsafeBytes(of: getpid()) { name[1...4].copyBytes(from: $0) }
  }
  return (address, socklen_t(MemoryLayout<sa_family_t>.size + 5))
}

private func check(_ result: Int32) throws(SystemError) {
  if result == -1 { throw SystemError("call") }
}
