#if os(Linux)
  import Libc
  import Unix

  extension Promise {
    /// The folders that it names, and what it needs there.
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

  /// The rights that Landlock denies if asked to, from a version of its own on.
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

  /// Denies this thread all files but what is granted.
  func restrictFiles(
    to grants: [(folder: String, rights: UInt64)]
  ) throws(SystemError) {
    let version = landlockVersion()
    let denied = rights.filter { $0.0 <= version }.reduce(0) { $0 | $1.1 }
    let number = makeRuleset(denied)
    if number == -1 { throw SystemError("landlock_create_ruleset") }
    let ruleset = Descriptor(owning: number)
    for grant in grants {
      let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
      let number = unsafe open(grant.folder, flags)
      if number == -1 { throw SystemError("open") }
      let folder = Descriptor(owning: number)
      if grantBeneath(ruleset.number, grant.rights, folder.number) == -1 {
        throw SystemError("landlock_add_rule")
      }
    }
    if enforceRuleset(ruleset.number) == -1 {
      throw SystemError("landlock_restrict_self")
    }
  }
#endif
