import Libc
import Privsep
import Testing

@Suite("A loop")
struct EventLoopTests {
  @Test("is told to stop, even if its process was started with that blocked")
  func blocked() async {
    // The signals are the whole process's.
    await #expect(processExitsWith: .success) {
      var all = sigset_t()
      sigfillset(&all)
      sigprocmask(SIG_BLOCK, &all, nil)
      var loop = try EventLoop()
      loop.setTimer(1, after: .seconds(1))
      // To this thread, which has it blocked.
      raise(SIGTERM)
      var events: [Event] = []
      while events.isEmpty {
        events = try loop.wait().filter { $0 != .childEnded }
      }
      #expect(events == [.stop])
    }
  }
}
