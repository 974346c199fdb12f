import Literate
import TestSupport
import Testing

@testable import Mutation

@Suite("Equivalent mutants")
struct EquivalentTests {
  @Test func listed() throws {
    let book = try SmallBook(
      fence("c run", "int main(void) { return 0; }")
        + fence("output exit=0")
        + fence("c run", "int main(void) { return 0; }")
        + fence("output exit=0"),
      files: [
        "Tests/equivalents.txt": """
        chapters/01-sample/README.md #2
        - ```output exit=0
        + ```output
        Programs end with 0 by default.

        chapters/01-sample/README.md
        - int main(void) { return 0; }
        + int mainx(void) { return 0; }
        It is not so.

        chapters/01-sample/README.md #3
        - ```output exit=0
        + ```output
        There are two.

        chapters/01-sample/README.md
        - ```output exit=0
        + ```outputx exit=0

         #
        - names no file

        """
      ])
    let mutation = try book.mutation(seeds: 0..<6)
    let problems = mutation.problems.map {
      "\($0.place.file):\($0.place.line) \($0.message)"
    }
    #expect(
      Set(problems) == [
        "Tests/equivalents.txt:6 listed as equivalent, and noticed",
        "Tests/equivalents.txt:11 chapters/01-sample/README.md has no such line",
        "Tests/equivalents.txt:16 no reason given",
        "Tests/equivalents.txt:20  has no such line",
        "Tests/equivalents.txt:16 listed as equivalent, and noticed",
        "chapters/01-sample/README.md:5 a mutant passes unnoticed (info string)",
      ])
    let row = try #require(mutation.table.first { $0.kind == "info string" })
    #expect(row.equivalent > 0)
    #expect(row.noticed + row.equivalent < row.mutants)
  }
}
