import Literate
import Testing

/// Every fence of every chapter, a test to a chapter and a case to a fence.
@Suite struct Chapters {
  @Test(arguments: theBook.cases(of: "00-monolith"))
  func `00-monolith`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: theBook.cases(of: "01-socketpair"))
  func `01-socketpair`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: theBook.cases(of: "02-fork"))
  func `02-fork`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: theBook.cases(of: "03-fd-hygiene"))
  func `03-fd-hygiene`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: theBook.cases(of: "05-framing"))
  func `05-framing`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: theBook.cases(of: "06-imsg"))
  func `06-imsg`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: theBook.cases(of: "08-passing-descriptors"))
  func `08-passing-descriptors`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: theBook.cases(of: "09-tmux"))
  func `09-tmux`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: theBook.cases(of: "10-event-loop"))
  func `10-event-loop`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: theBook.cases(of: "12-dropping-privileges"))
  func `12-dropping-privileges`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: theBook.cases(of: "13-sandbox"))
  func `13-sandbox`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: theBook.cases(of: "15-exec"))
  func `15-exec`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: theBook.cases(of: "16-httpd"))
  func `16-httpd`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test("each chapter of the book is tested here", arguments: theBook.chapters)
  func each(chapter: String) throws {
    let tests = try String(contentsOfFile: #filePath, encoding: .utf8)
    #expect(tests.contains("func `\(chapter)`("))
  }

  @Test("the files and the info strings hold")
  func files() {
    for problem in theBook.problems { problem.record() }
  }

  @Test("each line of code is quoted")
  func coverage() {
    for problem in theBook.coverage.flatMap(\.problems) { problem.record() }
  }
}
