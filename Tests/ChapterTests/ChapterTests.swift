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

  @Test(arguments: theBook.cases(of: "04-framing"))
  func `04-framing`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: theBook.cases(of: "05-imsg"))
  func `05-imsg`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: theBook.cases(of: "06-passing-descriptors"))
  func `06-passing-descriptors`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: theBook.cases(of: "07-tmux"))
  func `07-tmux`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: theBook.cases(of: "08-event-loop"))
  func `08-event-loop`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: theBook.cases(of: "09-dropping-privileges"))
  func `09-dropping-privileges`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: theBook.cases(of: "10-sandbox"))
  func `10-sandbox`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: theBook.cases(of: "11-exec"))
  func `11-exec`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: theBook.cases(of: "12-httpd"))
  func `12-httpd`(_ fence: FenceCase) async throws {
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
