import Privsep
import Testing

@Suite struct PartTests {
  @Test("a part has streams, a session and a process group of its own")
  func description() throws {
    let run = try attempt("describe a part", hasTerminal: true)
    #expect(
      run.text.split(whereSeparator: \.isNewline) == [
        "session true, group true, terminal false, null true, more false",
        "output", "errors", "done",
      ])
  }

  @Test("a part lives on when its parent is killed")
  func outlives() throws {
    #expect(try attempt("outlive the parent").text == "done\n")
  }

  #if os(Linux)
    @Test("unless it dies with it")
    func dies() throws {
      #expect(try attempt("die with the parent").text == "done\n")
    }

    @Test(
      "a part starts and gives up all in its parent's sandbox", .needsSandbox)
    func hardens() throws {
      let folders = try programFolders().map { "startPrograms:\($0)" }
      let run = try attempt(
        "harden a part", ["standardIO", "read:/usr"] + folders)
      #expect(run.text == "hardened\ndone\n")
    }
  #endif
}
