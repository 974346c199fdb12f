import Literate
import TestSupport
import Testing

/// Every fence of every chapter, a test to a chapter and a case to a fence.
@Suite(.ownThread) struct Chapters {
  @Test(arguments: FenceCase.all(in: "00-monolith"))
  func `00-monolith`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: FenceCase.all(in: "01-socketpair"))
  func `01-socketpair`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: FenceCase.all(in: "02-fork"))
  func `02-fork`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: FenceCase.all(in: "03-fd-hygiene"))
  func `03-fd-hygiene`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: FenceCase.all(in: "04-ownership"))
  func `04-ownership`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: FenceCase.all(in: "05-framing"))
  func `05-framing`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: FenceCase.all(in: "06-imsg"))
  func `06-imsg`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: FenceCase.all(in: "08-passing-descriptors"))
  func `08-passing-descriptors`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: FenceCase.all(in: "09-tmux"))
  func `09-tmux`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: FenceCase.all(in: "10-event-loop"))
  func `10-event-loop`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: FenceCase.all(in: "12-dropping-privileges"))
  func `12-dropping-privileges`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: FenceCase.all(in: "13-sandbox"))
  func `13-sandbox`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: FenceCase.all(in: "15-exec"))
  func `15-exec`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test(arguments: FenceCase.all(in: "16-httpd"))
  func `16-httpd`(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test("README.md and CONTRIBUTING.md", arguments: others)
  func other(_ fence: FenceCase) async throws {
    try await fence.verify()
  }

  @Test("each chapter of the book is tested here", arguments: chapters)
  func each(chapter: Chapter) throws {
    let tests = try String(contentsOfFile: #filePath, encoding: .utf8)
    #expect(tests.contains("func `\(chapter.name)`("))
  }

  @Test("the files and the info strings hold")
  func files() throws {
    for problem in try theBook.get().problems { problem.record() }
  }

  @Test("each line of the programs is quoted")
  func coverage() throws {
    for problem in try theBook.get().coverage().flatMap(\.problems) {
      problem.record()
    }
  }
}

private let others = ((try? theBook.get().texts) ?? [])
  .filter { !$0.path.hasPrefix("chapters/") }
  .flatMap { FenceCase.all(in: $0) }
