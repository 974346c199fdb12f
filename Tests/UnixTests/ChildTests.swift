import TestSupport
import Testing

@Suite("A child", .fewThreads)
struct ChildTests {
  private func expect(_ program: String, prints lines: String) throws {
    let book = try SmallBook(
      fence("swift run linux", program) + fence("output", lines))
    try book.linkLibraries()
    #expect(try book.problems() == [])
  }

  @Test("that has stopped under a tracer has not ended", .needsPtrace)
  func stopped() throws {
    try expect(
      """
      import Libc
      import Unix

      @_silgen_name("ptrace")
      func ptrace(_: Int, _: Int, _: Int, _: Int) -> Int

      func run() throws {
        guard let child = try Child.fork() else {
          _ = ptrace(0, 0, 0, 0)  // PTRACE_TRACEME
          raise(SIGUSR1)
          _exit(3)
        }
        let process = child.processID
        // Until it has stopped; the report of that is left for `wait`.
        var information = siginfo_t()
        waitid(P_PID, id_t(process), &information, WSTOPPED | WNOWAIT)
        guard let killer = try Child.fork() else {
          kill(process, SIGKILL)
          _exit(0)
        }
        print(try child.wait())
        print(try killer.wait())
      }

      try run()
      """, prints: "killed by signal 9\nexited with status 0")
  }

  @Test("may be forked by one thread while others use the list of children")
  func threads() throws {
    try expect(
      """
      import Libc
      import Unix

      // They take the list's lock again and again, for a child that there is
      // not.
      func useList(_: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        while true { _ = try? Child(owning: .max).wait() }
      }

      var threads = [pthread_t](repeating: 0, count: 2)
      for index in threads.indices {
        pthread_create(&threads[index], nil, useList, nil)
      }
      var ended = 0
      for _ in 0..<50 {
        if let child = try Child.fork() {
          if try child.wait() == .status(0) { ended += 1 }
        } else {
          // It uses the list, whoever held its lock.
          if let own = try Child.fork() { _ = try own.wait() } else { _exit(0) }
          _exit(0)
        }
      }
      print(ended)
      """, prints: "50")
  }
}
