#if os(Linux)
  import Libc
  import Privsep
  import Testing

  /// What a real process can do in a sandbox.
  @Suite struct SandboxTests {
    /// What a process has promised that speaks with strangers.
    private static let worker = [
      "standardIO", "sendFiles", "receiveDescriptors", "acceptConnections",
    ]

    @Test(
      "whoever speaks with strangers cannot do these",
      .needsSeccomp,
      arguments: [
        "connect by a message", "send with MSG_FASTOPEN", "shut a listener",
        "let a listener block", "rewind a log", "send out of band", "peek",
        "duplicate", "share memory", "map memory that grows", "lock memory",
        "map a file", "move futex waiters",
      ])
    func isKilled(_ name: String) throws {
      let run = try attempt(name, Self.worker)
      #expect(run.ending == .signal(SIGSYS), "\(run.text)")
    }

    @Test(
      "but these", .needsSeccomp,
      arguments: [
        "nothing", "ask who it is", "half-close", "get random bytes",
        "take a lock",
      ])
    func isAllowed(_ name: String) throws {
      let run = try attempt(name, Self.worker)
      #expect(run.text == "done\n")
    }

    @Test(
      "a call that was not promised is reported, if that is asked for",
      .needsSeccomp)
    func reports() throws {
      let run = try attempt("rewind a log", "reports", "standardIO")
      let words = run.text.split(separator: " ", maxSplits: 10)
      #expect(run.ending == .signal(SIGSYS))
      #expect(
        run.text.hasPrefix(
          "sandbox: this call was not promised: \(SYS_lseek) (lseek), "
            + "arguments 0x3 0x0 0x0 0x"))
      #expect(words.count == 11 && run.text.hasSuffix("\n"))
    }

    @Test("without being asked, it says nothing", .needsSeccomp)
    func isSilent() throws {
      let run = try attempt("rewind a log", "standardIO")
      #expect(run.ending == .signal(SIGSYS))
      #expect(run.text.isEmpty)
    }
  }
#endif
