#if os(Linux)
  import Libc
  import Privsep
  import Testing

  @Suite struct ThreadTests {
    @Test(
      "who promised threads can use Swift's concurrency", .needsSandbox,
      arguments: [["threads"], ["threads", "read:/usr"]])
    func tasks(_ promises: [String]) throws {
      let run = try attempt("run tasks", ["standardIO"] + promises)
      #expect(run.text == "done\n")
    }

    @Test("who promised threads can start one", .needsSeccomp)
    func thread() throws {
      let run = try attempt("start a thread", "standardIO", "threads")
      #expect(run.text == "done\n")
    }

    @Test("without the promise no thread starts: EAGAIN", .needsSeccomp)
    func noThread() throws {
      let run = try attempt("start a thread", "standardIO")
      #expect(run.text == "error \(EAGAIN)\n")
    }

    // If it gets EAGAIN, Dispatch tries again for good, once a second. So what
    // ends it is that it rests.
    @Test("without the promise a task ends the process", .needsSeccomp)
    func noTasks() throws {
      let run = try attempt("run tasks", "reports", "standardIO")
      #expect(run.ending == .signal(SIGSYS))
      #expect(run.text.contains(" (clock_nanosleep), arguments "))
    }

    @Test("who promised threads opens no files", .needsSeccomp)
    func opensNothing() throws {
      let run = try attempt("open a file outside", "standardIO", "threads")
      #expect(run.text == "error \(EACCES)\n")
    }
  }
#endif
