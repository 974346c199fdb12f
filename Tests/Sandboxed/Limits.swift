import Libc
import Privsep
import Unix

/// What a process may try beyond a limit: the same as `attempts`.
let excesses: [String: Attempt] = [
  "use private memory": { _ in try fill(MAP_PRIVATE | MAP_ANON) },
  "use shared memory": { _ in try fill(MAP_SHARED | MAP_ANON) },
  "use memory that grows": { _ in
    try fill(MAP_PRIVATE | MAP_ANON | MAP_GROWSDOWN)
  },
  "start a process": { _ in
    if geteuid() == 0 {
      try drop(to: Identity(user: 65_534, group: 65_534))
    }
    try Resource.processes.limit(to: 0)
    let child = forkProcess()
    if child == 0 { _exit(0) }
    return child != -1
  },
  "write a file": { _ in
    let file = try makeFile()
    try Resource.fileSize.limit(to: 0)
    return write(file.number, "!", 1) == 1
  },
  "open many files": { _ in
    try Resource.descriptors.limit(to: 16)
    return (0..<16).allSatisfy { _ in dup(0) != -1 }
  },
  "leave a core": { _ in
    var limit = rlimit()
    try Resource.coreSize.limit(to: 0)
    getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    errno = 0
    return limit.rlim_cur != 0 || limit.rlim_max != 0
  },
  "be dumped": { _ in
    try Part.makeUndumpable()
    errno = 0
    let question = [UInt(PR_GET_DUMPABLE), 0, 0, 0, 0, 0]
    return makeCall(Int(SYS_prctl), question) != 0
  },
]

/// Takes MiBs of memory until there is no more, and returns whether there was
/// more than the limit.
private func fill(_ flags: Int32) throws -> Bool {
  let most = 256
  try Resource.memory.limit(to: most << 20)
  let use = PROT_READ | PROT_WRITE
  let count = (0...most).prefix { _ in
    mmap(nil, 1 << 20, use, flags, -1, 0) != MAP_FAILED
  }.count
  if count == 0 { throw SystemError("mmap") }
  return count > most
}
