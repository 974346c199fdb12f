import Testing
import Unix

@Suite struct ExitTests {
  @Test("describes how the process ended")
  func description() {
    #expect("\(Exit.status(1))" == "exited with status 1")
    #expect("\(Exit.signal(9))" == "killed by signal 9")
  }
}
