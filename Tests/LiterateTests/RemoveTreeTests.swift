import Foundation
import Supervisor
import TestSupport
import Testing

@Suite("A tree to remove", .fewThreads)
struct RemoveTreeTests {
  @Test("may be deeper than any path is long, and have locks on its doors")
  func deep() throws {
    let book = try SmallBook()
    let tree = book.path(of: "tree")
    try FileManager.default.createDirectory(
      atPath: tree, withIntermediateDirectories: false)
    var directory = open(tree, O_RDONLY | O_CLOEXEC)
    for depth in 1...3_000 {
      try #require(mkdirat(directory, "deeper", 0o700) == 0)
      let next = openat(directory, "deeper", O_RDONLY | O_CLOEXEC)
      try #require(next != -1)
      if depth.isMultiple(of: 100) {
        close(openat(next, "file", O_CREAT | O_WRONLY | O_CLOEXEC, 0o600))
        fchmod(directory, 0)
      }
      close(directory)
      directory = next
    }
    close(directory)
    #expect(removeTree(tree) == nil)
    #expect(!FileManager.default.fileExists(atPath: tree))
  }
}
