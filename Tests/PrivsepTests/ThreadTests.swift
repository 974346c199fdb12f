#if os(Linux)
  import Libc
  import Privsep
  import Testing

  @Suite struct ThreadTests {
    @Test(
      "who promised threads can use Swift's concurrency", .needsSeccomp)
    func tasks() throws {
      let run = try attempt("run tasks", "standardIO", "threads")
      #expect(run.text == "done\n")
    }

    @Test("and read files as well", .needsSandbox)
    func tasksAndFiles() throws {
      let run = try attempt(
        "run tasks", "standardIO", "threads", "read:/usr")
      #expect(run.text == "done\n")
    }

    // Dispatch looks once a second, and only if there is much to do.
    @Test("who promised threads is told that they run", .needsSeccomp)
    func state() throws {
      let run = try attempt(
        "look at a thread's state", "standardIO", "threads")
      #expect(run.text == "done\n")
    }

    @Test(
      "but opens what was promised alone", .needsSandbox,
      arguments: [("inside", "done\n"), ("outside", "error \(EACCES)\n")])
    func opensAsDispatch(_ place: String, _ result: String) throws {
      let run = try attempt(
        "open a file \(place) without waiting", "standardIO", "threads",
        "read:/usr")
      #expect(run.text == result)
    }

    @Test("a lock is tried while another thread holds it", .needsSeccomp)
    func tries() throws {
      let run = try attempt("try a lock", "standardIO", "threads")
      #expect(run.text == "done\n")
    }

    @Test("a sandbox is for a process without threads", .needsSeccomp)
    func late() throws {
      let run = try attempt("enter beside a thread", "standardIO", "threads")
      #expect(run.text == "no sandbox: threads\n")
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
