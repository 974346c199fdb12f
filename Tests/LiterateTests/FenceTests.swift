import TestSupport
import Testing

@testable import Literate

@Suite("Fences")
struct FenceTests {
  private func scan(
    _ text: String
  ) -> (fences: [Fence], problems: [String]) {
    let scanned = Fence.all(
      in: text.split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init), of: "a.md")
    return (
      scanned.fences, scanned.problems.map { "\($0.place.line) \($0.message)" }
    )
  }

  /// Texts, and of each fence the opening line, the info string and the lines.
  static let accepted: [(String, [(Int, String, [String])])] = [
    ("text", []),
    ("```swift\nlet a = 1\n```", [(1, "swift", ["let a = 1"])]),
    ("```\n```", [(1, "", [])]),
    (
      "a\n\n``` swift  run\t\n\n  a\n\n```\nb",
      [(3, "swift run", ["", "  a", ""])]
    ),
    ("````text\n```\na\n```\n````", [(1, "text", ["```", "a", "```"])]),
    ("```text\na\n````` \t", [(1, "text", ["a"])]),
    // What is no end of a fence.
    (
      "```text\n``\n``` a\n    ```\n \t```\n~~~\n```",
      [
        (1, "text", ["``", "``` a", "    ```", " \t```", "~~~"])
      ]
    ),
    // All that would be an error outside of one.
    (
      "```text\n> ```\n- ~~~\n<pre>\n\ta\n```\n\n```c\n```",
      [
        (1, "text", ["> ```", "- ~~~", "<pre>", "\ta"]), (8, "c", []),
      ]
    ),
    // Code in a paragraph, and what only looks like a list or like HTML.
    ("a `b` ``` c\n-```\n1.```\n- [ ] a < b\n   a", []),
    (
      "<details>\n<summary>Hint</summary>\n\n```c\n```\n\n</details>",
      [
        (4, "c", [])
      ]
    ),
    (" \t \n      \n> \n-", []),
  ]

  @Test("are at the margin, between lines of backticks", arguments: accepted)
  func accepts(text: String, fences: [(line: Int, info: String, [String])]) {
    let scanned = scan(text)
    #expect(scanned.problems == [])
    #expect(
      scanned.fences
        == fences.map { Fence(line: $0.line, info: $0.info, lines: $0.2) })
  }

  @Test("end where the next line begins")
  func endLine() throws {
    let fence = try #require(scan("a\n\n```c\nb\n```").fences.first)
    #expect(fence.endLine == 5)
  }

  private static let outOfPlace = "a fence that is not at the margin"
  private static let tildes = "a fence of tildes"
  private static let backtick = "a backtick in an info string"
  private static let indented = "indented code"
  private static let html = "HTML that could hide a fence"

  /// Lines by which CommonMark or GitHub begins code, or hides it.
  static let disguises: [(String, String)] = [
    (" ```swift run", outOfPlace), ("   ```", outOfPlace),
    ("    ```", indented), ("    let a = 1", indented), ("\ta", indented),
    ("  \ta", indented), ("~~~", tildes), ("~~~~ swift", tildes),
    (" ~~~", tildes), ("``` a ` b", backtick), (" ``` a ` b", outOfPlace),
    ("> ```", outOfPlace), (">```", outOfPlace),
    ("> > ~~~", tildes), (">     a", indented), (">\ta", indented),
    ("- ```", outOfPlace), ("* ```", outOfPlace), ("+ ~~~", tildes),
    ("-    ```", outOfPlace), ("-      a", indented), ("-\t```", indented),
    ("1. ```", outOfPlace), ("20) ```", outOfPlace),
    ("  - > 3. ```", outOfPlace), ("> - \ta", indented),
    ("<pre>", html), ("<div", html), ("<!-- a", html), ("<?a", html),
    ("<![CDATA[", html), ("</p>", html), ("> <pre>", html), ("- <b>", html),
    (" <details>", html), ("<details open>", html), ("<DETAILS>", html),
    ("<summary>Other</summary>", html), ("<details> ", html),
    // The second line of a footnote or a definition.
    ("[^1]: a\n\n    ```swift run", indented),
  ]

  @Test("in disguise are errors at their line", arguments: disguises)
  func disguised(line: String, message: String) {
    let number = 2 + line.count { $0 == "\n" }
    #expect(scan("# A\n\(line)\nb").problems == ["\(number) \(message)"])
  }

  @Test(
    "that are spoilt are errors at their line",
    arguments: [
      (
        "a\n```swift\nb", 0,
        [
          "2 the fence is never closed",
          "2 a fence without a blank line above it",
        ]
      ),
      ("```c\n```\n```c\n```", 2, ["3 a fence without a blank line above it"]),
      ("<details>\n```c\n```", 1, ["2 a fence without a blank line above it"]),
      ("```c\n ```\n```", 1, ["2 the end of a fence is indented"]),
      (
        "````c\n   `````  \n````", 1, ["2 the end of a fence is indented"]
      ),
      ("```c\na\n```\n\n    ```\n", 1, ["5 indented code"]),
      // An end too short.
      ("````c\n```\n", 0, ["1 the fence is never closed"]),
    ])
  func spoilt(text: String, fences: Int, problems: [String]) {
    let scanned = scan(text)
    #expect(scanned.fences.count == fences)
    #expect(scanned.problems.sorted() == problems.sorted())
  }

  @Test("fault 10: a fence that is not checked fails the book, README.md's too")
  func unchecked() throws {
    let hidden = "# A\n\n<details>\n```swift run\nprint(1)\n```\n</details>\n"
    let book = try SmallBook(
      hidden,
      files: [
        "README.md": "# A\n\n- a\n\n  ```swift run\n  print(1)\n  ```\n",
        "CONTRIBUTING.md": "# A\n\n```swfit run\n```\n",
      ])
    #expect(
      try book.read().problems.map { "\($0.place): \($0.message)" } == [
        "README.md:5:1: a fence that is not at the margin",
        "README.md:7:1: a fence that is not at the margin",
        "chapters/01-sample/README.md:4:1: a fence without a blank line above it",
        "CONTRIBUTING.md:3:1: unknown word `swfit` in the info string `swfit run`",
      ])
  }
}
