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
      "output exit=3 leaves=child leaves=descriptors",
      .output(expecting(.exit(3), .child, .descriptors))
    ),
    ("check reap", .check("reap")), ("sh", .shown("sh")),
    ("text", .shown("text")),
  ]

  @Test("says what a fence is", arguments: known)
  func kind(text: String, kind: Kind) throws {
    let info = try InfoString(text: text, place: Place("a.md")).read()
    #expect(info.kind == kind)
    #expect(info.requirement == Requirement())
  }

  @Test(
    "says where a fence can run, in any place",
    arguments: [
      ("linux", nil), ("macos openbsd linux", nil), ("needs=sh", nil),
      ("openbsd", "openbsd only"), ("openbsd macos", "macos or openbsd only"),
      ("needs=no-such needs=sh", "no-such is not installed"),
      ("needs=no.such", "no.such is not installed"),
      ("root", geteuid() == 0 ? nil : "root only"),
    ])
  func requirement(words: String, unmet: String?) throws {
    for text in ["output \(words) exit=1", "output exit=1 \(words)"] {
      let info = try InfoString(text: text, place: Place("a.md")).read()
      #expect(info.kind == .output(expecting(.exit(1))))
      #expect(info.requirement.unmet == unmet)
    }
    let quotation = try InfoString(
      text: "swift " + words, place: Place("a.md")
    ).read()
    #expect(quotation.kind == .quotation(.swift, path: nil))
    #expect(quotation.requirement.unmet == unmet)
  }

  @Test(
    "asks the system for each feature of the kernel",
    arguments: Feature.allCases)
  func feature(feature: Feature) throws {
    let info = try InfoString(
      text: "c run needs=\(feature)", place: Place("a.md")
    ).read()
    #expect(
      info.requirement.unmet
        == (feature.isGranted ? nil : "no \(feature) here"))
  }

  /// Info strings that nobody knows, and the end of what is told of them.
  static let unknown = [
    ("", "say what it is: swift, c, console, output, check, sh, text"),
    ("swfit", "did you mean `swift`?"),
    ("swift rnu", "did you mean `run`?"),
    ("swift run exit=3", "`output`"), ("swift run exit=4", "`output`"),
    ("swift run leaves=child", "`output`"),
    ("swift build continued", "openbsd"), ("cpp", "swift, c, console"),
    ("c run run", "not for this kind"), ("check", "`check reap`"),
    ("check reap exit=3", "`output`"), ("text exit=3", "`output`"),
    ("output exit=256", "`exit=3`"), ("output exit=-1", "`exit=3`"),
    ("output exit=", "`exit=3`"), ("output exit", "exit=3"),
    ("output exit=+3", "`exit=3`"), ("output exit=03", "`exit=3`"),
    ("output signal=SIGPIPE", "INT, KILL, PIPE"),
    ("output signal=", "INT, KILL, PIPE"), ("output timeout=", "`timeout`?"),
    ("output =timeout", "`timeout`?"), ("output exit==3", "`exit=3`"),
    ("output leaves=zombie", "child, descriptors"),
    ("output timeout=2", "`timeout`?"), ("output unordered", "timeout"),
    ("output needs=", "needs=tmux"), ("output linx", "`linux`?"),
    ("console timeout", "`output`"), ("console signal=KILL", "`output`"),
    // Two endings, and what is never looked at beside an ending.
    ("output exit=3 timeout", "keep one ending"),
    ("output exit=3 exit=4", "keep one ending"),
    ("output timeout signal=KILL", "keep one ending"),
    ("console exit=0 exit=1", "keep one ending"),
    ("output timeout leaves=child", "only `leaves=child` goes"),
    ("output leaves=descriptors timeout", "only `leaves=child` goes"),
    ("output signal=PIPE leaves=descriptors", "only `leaves=child` goes"),
    ("console leaves=descriptors", "only `leaves=child` goes"),
    ("swift\trun", "swift, c, console"), ("Swift", "did you mean `swift`?"),
    ("swift run #1", "openbsd"),
  ]

  @Test("that is unknown gets advice", arguments: unknown)
  func refuses(text: String, help: String) {
    let error = #expect(throws: Problem.self) {
      try InfoString(text: text, place: Place("a.md", line: 7)).read()
    }
    #expect(error?.place == Place("a.md", line: 7))
    #expect(error?.help.contains(help) == true, "\(String(describing: error))")
  }
}
