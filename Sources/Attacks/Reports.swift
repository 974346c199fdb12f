#if os(Linux)
  import Httpd
  import Libc
  import Unix

  extension Attack {
    /// The streams that the server reports and logs to.
    static let onReports: [Attack] = [
      Attack(
        "speakForParent", "speak for the parent", for: .line,
        stoppedBy: [.isolation]
      ) { foothold in
        try write("16-httpd: \(foothold.clues.nonce)\n", to: 2)
      },
      Attack(
        "commandTerminal", "give the terminal commands", for: .escape,
        stoppedBy: [.isolation]
      ) { _ in try write("\u{1b}[2J\n", to: 2) },
      Attack(
        "rewriteLog", "rewrite the log", for: .rewriting,
        onSystem: true, stoppedBy: [.isolation, .seccomp, .limits]
      ) { _ in
        try check("lseek", lseek(1, 0, SEEK_SET))
        try write("nothing", to: 1)
      },
      Attack(
        "floodLog", "fill the disk with the log", for: .flood,
        onSystem: true, stoppedBy: [.isolation, .limits]
      ) { _ in
        let lines = String(
          repeating: String(repeating: "x", count: 1023) + "\n", count: 1024)
        let end = ContinuousClock.now + .seconds(3)
        for _ in 0..<64 where ContinuousClock.now < end {
          try write(lines, to: 1)
        }
      },
      Attack(
        "fillReports", "make the parent wait for room", for: .end,
        in: .fullErrors, stoppedBy: [.patience]
      ) { _ in try write("full\n", to: 2) },
      Attack(
        "stopByReports", "stop the parent by its reports", for: .stop,
        in: .terminal, stoppedBy: [.ignoredSignals], needs: .terminal
      ) { _ in try write("stop\n", to: 2) },
      Attack(
        "exceedLimit", "have the parent write too much", for: .parentsEnd,
        in: .smallFiles, stoppedBy: [.ignoredSignals]
      ) { _ in
        try write(String(repeating: "too much\n", count: 2_000), to: 1)
      },
      Attack(
        "endReports", "end the parent's reports", for: .silence,
        onSystem: true, in: .errorSocket, stoppedBy: [.isolation]
      ) { _ in
        try check("shutdown", shutdown(2, Int32(SHUT_WR)))
      },
    ]
  }

  private func write(_ text: String, to number: Int32) throws {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes {
        Libc.write(number, $0.baseAddress, $0.count)
      }
      bytes = bytes.dropFirst(try check("write", count))
    }
  }
#endif
