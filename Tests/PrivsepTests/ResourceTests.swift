import Libc
import Privsep
import Testing

@Suite struct ResourceTests {
  @Test(
    "a limit holds",
    arguments: [
      ("use private memory", ENOMEM), ("use shared memory", ENOMEM),
      ("use memory that grows", ENOMEM), ("start a process", EAGAIN),
      ("write a file", EFBIG), ("open many files", EMFILE),
    ])
  func holds(_ name: String, _ error: Int32) throws {
    let run = try attempt(name)
    #expect(run.ending == .exit(1))
    #expect(run.text == "error \(error)\n")
  }

  @Test("no core is left", arguments: ["leave a core", "be dumped"])
  func isNotDumped(_ name: String) throws {
    #expect(try attempt(name).text == "error 0\n")
  }
}
