#if os(Linux)
  import Libc
  import Unix

  extension Promise {
    /// The directories that it names, and what it needs there.
    var grants: [(folder: String, rights: UInt64)] {
      let read = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR
      let run = read | LANDLOCK_ACCESS_FS_EXECUTE
      return switch self {
      case .read(let folders): folders.map { ($0, read) }
      case .startPrograms(let folders): folders.map { ($0, run) }
      default: []
      }
    }
  }

  /// The rights on files that Landlock denies if asked to, from a version of
  /// its own on.
  private let rights = [
    (1, LANDLOCK_ACCESS_FS_EXECUTE), (1, LANDLOCK_ACCESS_FS_WRITE_FILE),
    (1, LANDLOCK_ACCESS_FS_READ_FILE), (1, LANDLOCK_ACCESS_FS_READ_DIR),
    (1, LANDLOCK_ACCESS_FS_REMOVE_DIR), (1, LANDLOCK_ACCESS_FS_REMOVE_FILE),
    (1, LANDLOCK_ACCESS_FS_MAKE_CHAR), (1, LANDLOCK_ACCESS_FS_MAKE_DIR),
    (1, LANDLOCK_ACCESS_FS_MAKE_REG), (1, LANDLOCK_ACCESS_FS_MAKE_SOCK),
    (1, LANDLOCK_ACCESS_FS_MAKE_FIFO), (1, LANDLOCK_ACCESS_FS_MAKE_BLOCK),
    (1, LANDLOCK_ACCESS_FS_MAKE_SYM), (2, LANDLOCK_ACCESS_FS_REFER),
    (3, LANDLOCK_ACCESS_FS_TRUNCATE), (5, LANDLOCK_ACCESS_FS_IOCTL_DEV),
  ]

  /// Denies this thread all files but what promises need, and, as far as this
  /// version of Landlock can, TCP, and signals and abstract sockets of
  /// processes that are not in the same sandbox or one inside it.
  package func restrictReach(
    of promises: [Promise], version: Int32
  ) throws(SystemError) {
    let files = rights.filter { $0.0 <= version }.reduce(0) { $0 | $1.1 }
    let network =
      LANDLOCK_ACCESS_NET_BIND_TCP | LANDLOCK_ACCESS_NET_CONNECT_TCP
    let scopes =
      LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET | LANDLOCK_SCOPE_SIGNAL
    let number = makeRuleset(
      files, version >= 4 ? network : 0, version >= 6 ? scopes : 0)
    if number == -1 { throw SystemError("landlock_create_ruleset") }
    let ruleset = Descriptor(owning: number)
    for grant in promises.flatMap(\.grants) {
      let folder = try openPath(grant.folder, O_DIRECTORY)
      try allow(grant.rights, beneath: folder, in: ruleset)
    }
    // Programs have it for their standard input. Where there is none, that can
    // not be opened in any case.
    if promises.contains(where: \.startsPrograms),
      let null = try? openPath("/dev/null", 0)
    {
      try allow(LANDLOCK_ACCESS_FS_READ_FILE, beneath: null, in: ruleset)
    }
    if enforceRuleset(ruleset.number) == -1 {
      throw SystemError("landlock_restrict_self")
    }
  }

  private func openPath(
    _ path: String, _ flags: Int32
  ) throws(SystemError) -> Descriptor {
    let number = unsafe open(path, O_RDONLY | O_CLOEXEC | flags)
    if number == -1 { throw SystemError("open") }
    return Descriptor(owning: number)
  }

  private func allow(
    _ rights: UInt64, beneath file: borrowing Descriptor,
    in ruleset: borrowing Descriptor
  ) throws(SystemError) {
    if grantBeneath(ruleset.number, rights, file.number) == -1 {
      throw SystemError("landlock_add_rule")
    }
  }
#endif
