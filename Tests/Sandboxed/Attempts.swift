import Libc
import Privsep
import Synchronization
import Unix

/// What a process in a sandbox may try: each returns whether it succeeded, and
/// if not, `errno` says why.
///
/// Each prepares, calls `enter`, and tries.
typealias Attempt = @Sendable (_ enter: () -> Void) throws -> Bool

let attempts: [String: Attempt] = [
  "nothing": { enter in
    enter()
    return true
  },
  // A connection from a socket that listened, without connect(2).
  "connect by a message": { enter in
    let listener = try makeListener()
    let other = try makeListener()
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafeMutablePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        getsockname(other.number, address, &size)
        enter()
        shutdown(listener.number, Int32(SHUT_RDWR))
        let flags = Int32(MSG_FASTOPEN)
        return sendto(listener.number, "!", 1, flags, address, size) != -1
      }
    }
  },
  "send with MSG_FASTOPEN": { enter in
    let pair = try SocketPair()
    enter()
    let flags = Int32(MSG_FASTOPEN)
    return send(pair.left.number, "!", 1, flags) != -1 || lastError() != EPERM
  },
  "shut a listener": { enter in
    let listener = try makeListener()
    enter()
    return shutdown(listener.number, Int32(SHUT_RD)) == 0
  },
  "half-close": { enter in
    let pair = try SocketPair()
    enter()
    return shutdown(pair.left.number, Int32(SHUT_WR)) == 0
  },
  "let a listener block": { enter in
    let listener = try makeListener()
    makeNonBlocking(listener.number)
    enter()
    return fcntl(listener.number, F_SETFL, 0) == 0
  },
  "rewind a log": { enter in
    let file = try makeFile()
    write(file.number, "log", 3)
    enter()
    return lseek(file.number, 0, SEEK_SET) == 0
  },
  "send out of band": { enter in
    let pair = try SocketPair()
    enter()
    return send(pair.left.number, "!", 1, Int32(MSG_OOB)) == 1
  },
  "peek": { enter in
    let pair = try SocketPair()
    write(pair.right.number, "!", 1)
    enter()
    var byte: UInt8 = 0
    return recv(pair.left.number, &byte, 1, Int32(MSG_PEEK)) == 1
  },
  "duplicate": { enter in
    enter()
    return dup(0) != -1
  },
  "share memory": { enter in
    enter()
    return map(MAP_SHARED | MAP_ANON)
  },
  "map memory that grows": { enter in
    enter()
    return map(MAP_PRIVATE | MAP_ANON | MAP_GROWSDOWN)
  },
  "lock memory": { enter in
    enter()
    return map(MAP_PRIVATE | MAP_ANON | MAP_LOCKED)
  },
  "map a file": { enter in
    let file = try makeFile()
    write(file.number, "text", 4)
    enter()
    let place = mmap(nil, 4096, PROT_READ, MAP_PRIVATE, file.number, 0)
    return place != MAP_FAILED
  },
  "move futex waiters": { enter in
    var (one, two) = (Int32(0), Int32(0))
    enter()
    // FUTEX_REQUEUE
    return withUnsafeMutablePointer(to: &one) { one in
      withUnsafeMutablePointer(to: &two) { two in
        let places = (UInt(bitPattern: one), UInt(bitPattern: two))
        return makeCall(Int(SYS_futex), [places.0, 3, 1, 1, places.1, 0]) == 0
      }
    }
  },
  "start a thread": { enter in
    enter()
    var thread = pthread_t()
    errno = pthread_create(&thread, nil, { _ in nil }, nil)
    return errno == 0 && pthread_join(thread, nil) == 0
  },
  "enter beside a thread": { enter in
    var thread = pthread_t()
    pthread_create(&thread, nil, { _ in nil }, nil)
    enter()
    return true
  },
  "get random bytes": { enter in
    enter()
    var bytes = [UInt8](repeating: 0, count: 16)
    return getentropy(&bytes, bytes.count) == 0
  },
  "take a lock": { enter in
    enter()
    return Mutex(1).withLock { $0 } == 1
  },
  "try a lock": tryLock,
  "look at a thread's state": { enter in
    enter()
    let file = open("/proc/\(getpid())/stat", O_RDONLY | O_NONBLOCK)
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = read(file, &bytes, bytes.count)
    // The number, the name in parentheses, and a letter.
    let text = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
    return text.split(separator: ") ").last?.first == "R"
  },
  "describe a part": { enter in
    enter()
    let part = try Part(["describe"])
    let texts = [
      try part.end.read(upTo: 200), try part.output.read(upTo: 200),
      try part.errors.read(upTo: 200),
    ]
    for text in texts { write(1, text, text.count) }
    return try part.child.wait() == .status(0)
  },
  "harden a part": { enter in
    enter()
    let part = try Part(["harden"])
    let text = try part.end.read(upTo: 200)
    write(1, text, text.count)
    let errors = try part.errors.read(upTo: 200)
    write(2, errors, errors.count)
    return try part.child.wait() == .status(0)
  },
  "outlive the parent": { enter in
    enter()
    return try outlivesParent(dies: false)
  },
  "die with the parent": { enter in
    enter()
    return try !outlivesParent(dies: true)
  },
  "ask who it is": { enter in
    enter()
    return getpid() > 0
  },
]

func makeListener() throws(SystemError) -> Descriptor {
  let number = socket(AF_INET, streamSocket, 0)
  if number == -1 { throw SystemError("socket") }
  let listener = Descriptor(owning: number)
  if listenOnLoopback(number, 0) == -1 { throw SystemError("listen") }
  return listener
}

/// A file of no name, open for reading and writing.
func makeFile() throws(SystemError) -> Descriptor {
  var path = Array("/tmp/sandboxed-XXXXXX".utf8CString)
  let number = mkstemp(&path)
  if number == -1 { throw SystemError("mkstemp") }
  unlink(path)
  return Descriptor(owning: number)
}

private func map(_ flags: Int32) -> Bool {
  mmap(nil, 4096, PROT_READ | PROT_WRITE, flags, -1, 0) != MAP_FAILED
}
