#if os(Linux)
  import Httpd
  import Libc
  import Unix

  extension Attack {
    /// What a machine has only so much of.
    static let onResources: [Attack] = [
      useMemory("private", MAP_PRIVATE, stoppedBy: [.limits]),
      useMemory("shared", MAP_SHARED, stoppedBy: [.seccomp, .limits]),
      useMemory(
        "growing", MAP_PRIVATE | Int32(MAP_GROWSDOWN),
        stoppedBy: [.seccomp, .limits]),
      Attack(
        "pinMemory", "keep memory from being swapped", for: .pinned,
        onSystem: true, stoppedBy: [.seccomp]
      ) { _ in
        let size = 16_384
        try call(SYS_mlock, try map(size, MAP_PRIVATE), size)
        hold()
      },
      Attack(
        "leaveMemory", "leave memory behind", for: .segment, onSystem: true,
        stoppedBy: [.seccomp]
      ) { _ in
        try call(SYS_shmget, 0, 1 << 20, 0o600)
        hold()
      },
      Attack(
        "fork", "fork without end", for: .processes, onSystem: true,
        stoppedBy: [.seccomp, .limits]
      ) { _ in
        // No more than 100, to spare the machine.
        for _ in 0..<100 {
          if try check("fork", forkProcess()) == 0 { hold() }
        }
        hold()
      },
    ]

    /// Uses no more than 320 MiB, to spare the machine.
    private static func useMemory(
      _ kind: String, _ flags: Int32, stoppedBy defences: [Defence]
    ) -> Attack {
      Attack(
        "useMemory-\(kind)", "use all memory, \(kind)", for: .memory,
        onSystem: true, stoppedBy: defences
      ) { _ in
        let piece = 8 << 20
        for _ in 0..<40 { touchMemory(try map(piece, flags), piece) }
        hold()
      }
    }
  }

  private func map(_ size: Int, _ flags: Int32) throws -> Int {
    try call(
      SYS_mmap, 0, size, Int(PROT_READ | PROT_WRITE),
      Int(flags | MAP_ANONYMOUS), -1, 0)
  }
#endif
