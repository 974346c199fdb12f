import Foundation
import Supervisor
import Testing

@testable import Literate

private func expecting(
  _ ending: Literate.Expectation.Ending = .exit(0),
  _ leaves: Literate.Expectation.Leftover...
) -> Literate.Expectation {
  Literate.Expectation(ending: ending, leaves: Set(leaves))
}

private func signal(_ name: String) -> Literate.Expectation {
  expecting(Signal(named: name).map { .signal($0) } ?? .timeout)
}

@Suite("An info string")
struct InfoStringTests {
  static let known: [(String, Kind)] = [
    ("swift", .quotation(.swift, path: nil)),
    ("c", .quotation(.c, path: nil)),
    (
      "swift Sources/Unix/Child.swift",
      .quotation(.swift, path: "Sources/Unix/Child.swift")
    ),
    ("c hello.c", .quotation(.c, path: "hello.c")),
    ("swift run", .program(.swift, .run)),
    ("swift run continued", .program(.swift, .runContinued)),
    ("c run continued", .program(.c, .runContinued)),
    ("swift build", .program(.swift, .build)),
    ("c error", .program(.c, .error)),
    ("console", .console(expecting())),
    ("console exit=3 leaves=child", .console(expecting(.exit(3), .child))),
    ("output", .output(expecting())),
    ("output exit=255", .output(expecting(.exit(255)))),
    ("output signal=PIPE", .output(signal("PIPE"))),
    ("output signal=trap", .output(signal("trap"))),
    (
      "output timeout leaves=child leaves=descriptors",
      .output(expecting(.timeout, .child, .descriptors))
    ),
    ("check reap", .check("reap")), ("sh", .shown("sh")),
    ("text", .shown("text")),
  ]

  @Test("says what a fence is", arguments: known)
  func kind(text: String, kind: Kind) throws {
    let info = try InfoString(text, at: Place("a.md"))
    #expect(info.kind == kind)
    #expect(info.requirement == Requirement())
  }

  @Test(
    "says where a fence can run, in any place",
    arguments: [
      ("linux", nil), ("macos openbsd linux", nil), ("needs=sh", nil),
      ("openbsd", "openbsd only"), ("openbsd macos", "macos or openbsd only"),
      ("needs=no-such needs=sh", "no-such is not installed"),
      ("root", geteuid() == 0 ? nil : "root only"),
    ])
  func requirement(words: String, unmet: String?) throws {
    for text in ["output \(words) exit=1", "output exit=1 \(words)"] {
      let info = try InfoString(text, at: Place("a.md"))
      #expect(info.kind == .output(expecting(.exit(1))))
      #expect(info.requirement.unmet == unmet)
    }
  }

  @Test(
    "asks the system for each feature of the kernel",
    arguments: Feature.allCases)
  func feature(feature: Feature) throws {
    let info = try InfoString("c run needs=\(feature)", at: Place("a.md"))
    #expect(
      info.requirement.unmet
        == (feature.isGranted ? nil : "no \(feature) here"))
  }

  /// Info strings that nobody knows, and the end of what is told of them.
  static let unknown = [
    ("", "say what it is: swift, c, console, output, check, sh, text"),
    ("swfit", "did you mean `swift`?"),
    ("swift rnu", "did you mean `run`?"),
    ("swift run exit=3", "not for this kind"),
    ("swift run leaves=child", "not for this kind"),
    ("swift build continued", "openbsd"), ("cpp", "swift, c, console"),
    ("c run run", "not for this kind"), ("check", "`check reap`"),
    ("check reap exit=3", "not for this kind"),
    ("text exit=3", "not for this kind"),
    ("output exit=256", "`exit=3`"), ("output exit=-1", "`exit=3`"),
    ("output exit=", "`exit=3`"), ("output exit", "exit=3"),
    ("output signal=SIGPIPE", "INT, KILL, PIPE"),
    ("output signal=", "signal=PIPE"),
    ("output leaves=zombie", "child, descriptors"),
    ("output timeout=2", "`timeout`?"), ("output unordered", "timeout"),
    ("output needs=", "needs=tmux"), ("output linx", "`linux`?"),
    ("console timeout", "not for this kind"),
    ("console signal=KILL", "`signal=PIPE`?"),
    ("swift\trun", "swift, c, console"), ("Swift", "did you mean `swift`?"),
    ("swift run #1", "openbsd"),
  ]

  @Test("that is unknown gets advice", arguments: unknown)
  func refuses(text: String, help: String) {
    let error = #expect(throws: Problem.self) {
      try InfoString(text, at: Place("a.md", line: 7))
    }
    #expect(error?.place == Place("a.md", line: 7))
    #expect(error?.help.contains(help) == true, "\(String(describing: error))")
  }
}
