import Testing

@testable import Literate

@Suite("Info strings")
struct InfoTests {
  @Test(
    "name every kind",
    arguments: [
      ("swift", Kind.quotation(.swift, path: nil)),
      (
        "swift Sources/A/B.swift", .quotation(.swift, path: "Sources/A/B.swift")
      ),
      ("c hello.c", .quotation(.c, path: "hello.c")),
      ("swift run", .program(.swift, .run)),
      ("swift run continued", .program(.swift, .runContinued)),
      ("swift build", .program(.swift, .build)),
      ("swift error", .program(.swift, .error)),
      ("c run", .program(.c, .run)),
      ("c build", .program(.c, .build)),
      ("c error", .program(.c, .error)),
      ("console", .console),
      ("text", .text),
      ("output", .output(Expectation())),
      ("output exit=3", .output(Expectation(ending: .exit(3)))),
      ("output signal=PIPE", .output(Expectation(ending: .signal(.pipe)))),
      ("output signal=trap", .output(Expectation(ending: .signal(.trap)))),
      ("output timeout", .output(Expectation(ending: .timeout))),
      ("output unordered", .output(Expectation(unordered: true))),
      (
        "output leaves=child leaves=descriptors",
        .output(Expectation(leaves: [.child, .descriptors]))
      ),
      ("  swift \t run  ", .program(.swift, .run)),
    ])
  func kinds(info: String, kind: Kind) throws {
    #expect(try Info(info).kind == kind)
  }

  @Test("limit a fence to systems and to root")
  func requirements() throws {
    let info = try Info("swift run linux macos root")
    #expect(
      info.requirement == Requirement(systems: [.linux, .macos], root: true))
    let console = try Info("console openbsd")
    #expect(console.requirement.unmet == "openbsd only")
    #expect(try Info("swift").requirement.unmet == nil)
  }

  @Test("limit a fence to where programs are installed")
  func programs() throws {
    let info = try Info("console needs=sh needs=no-such-program")
    #expect(
      info.requirement == Requirement(programs: ["sh", "no-such-program"]))
    #expect(info.requirement.unmet == "no-such-program is not installed")
    #expect(try Info("console needs=sh").requirement.unmet == nil)
  }

  @Test(
    "that are not known are refused, with the nearest that is",
    arguments: [
      ("swfit", "unknown info string `swfit`", "did you mean `swift`?"),
      ("Swift", "unknown info string `Swift`", "did you mean `swift`?"),
      (
        "swift rnu", "unknown word `rnu` in the info string `swift rnu`",
        "did you mean `run`?"
      ),
      (
        "swift run linxu",
        "unknown word `linxu` in the info string `swift run linxu`",
        "did you mean `linux`?"
      ),
      (
        "output signal=PIP",
        "unknown word `PIP` in the info string `signal=PIP`",
        "did you mean `PIPE`?"
      ),
      (
        "output exit=256",
        "`exit=256`: an exit status is a number from 0 to 255",
        "write for example `exit=3`"
      ),
      (
        "output unorderd",
        "unknown word `unorderd` in the info string `output unorderd`",
        "did you mean `unordered`?"
      ),
      (
        "output =", "unknown word `=` in the info string `output =`",
        "it can be one of: exit=3, signal=PIPE, timeout, unordered, "
          + "leaves=child, leaves=descriptors, linux, macos, openbsd, root, "
          + "needs=tmux"
      ),
      (
        "swift run needs=",
        "unknown word `needs=` in the info string `swift run needs=`",
        "it can be one of: run, run continued, build, error, linux, macos, "
          + "openbsd, root, needs=tmux"
      ),
      (
        "output timeout=",
        "unknown word `timeout=` in the info string `output timeout=`",
        "did you mean `timeout`?"
      ),
      (
        "", "a fence without an info string",
        "say what it is: swift, c, console, output, check, text"
      ),
      (
        "haskell", "unknown info string `haskell`",
        "it can be one of: swift, c, console, output, check, text"
      ),
    ])
  func unknown(info: String, message: String, help: String) {
    #expect(throws: UnknownInfo(message: message, help: help)) {
      try Info(info)
    }
  }
}
