import Privsep
import Testing

@Suite struct ResourceTests {
  @Test(
    "a limit holds",
    arguments: [
      "use private memory", "use shared memory", "use memory that grows",
      "start a process", "write a file", "open many files", "be dumped",
    ])
  func holds(_ name: String) throws {
    let run = try attempt(name)
    #expect(run.ending == .exit(1))
    #expect(run.text.hasPrefix("error "))
  }
}
