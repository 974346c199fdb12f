import Foundation
import Testing

@testable import Literate

/// `workbook mutate`.
@Suite("mutants")
struct MutationTests {
  private static let code = """
    #include <stdio.h>

    // Counts.
    int main(void) {
      for (int i = 0; i < 2; i += 1)
        printf("%d\\n", i);
    }

    """

  /// A fence of each kind that C can have, and the program quoted whole.
  private static let text = """
    # A sample

    ```c
    #include <stdio.h>
    // ...
    int main(void) {
      for (int i = 0; i < 2; i += 1)
        printf("%d\\n", i);
    }
    ```

    ```c run
    #include <stdio.h>
    int main(void) {
      puts("pid 12");
      return 3;
    }
    ```

    ```output exit=3
    pid <pid>
    ```

    ```c error
    int main(void) { return a; }
    ```

    ```output
    main.c:1:25: error: use of undeclared identifier 'a'
    ```

    ```c build
    int main(void) { return 0; }
    ```

    ```console needs=echo
    $ echo one 2
    one 2
    ```

    ```text
    a -> b
    ```

    ```c Sources/Shelf/include/Shelf.h
    static inline int shelf(void) { return 42; }
    ```

    """

  private func sample(
    code: String = code, text: String = text, equivalents: String? = nil
  ) throws -> SampleBook {
    var files = [
      "chapters/01-sample/hello.c": code,
      "Sources/Shelf/include/Shelf.h":
        "static inline int shelf(void) { return 42; }\n",
    ]
    files["Tests/equivalents.txt"] = equivalents
    return try SampleBook(text, files: files)
  }

  private func mutation(
    of sample: SampleBook, seed: UInt64 = 1,
    where isIncluded: (Mutant) -> Bool = { _ in true }
  ) throws -> Mutation {
    let workshop = try sample.workshop()
    var random = SeededGenerator(seed: seed)
    let mutants = workshop.book.mutants(using: &random).filter(isIncluded)
    return spoil(workshop, by: mutants)
  }

  private func spoil(_ workshop: Workshop, by mutants: [Mutant]) -> Mutation {
    Spoiling(in: workshop).judge(
      mutants, jobs: 4, progress: { _, _ in }, found: { _ in })
  }

  @Test("of a small book are all noticed", arguments: [1, 2, 3])
  func noticed(seed: UInt64) throws {
    let sample = try sample()
    #expect(try sample.verify().allProblems == [])
    let mutation = try mutation(of: sample, seed: seed)
    #expect(mutation.allProblems == [])
    #expect(
      mutation.table.map { "\($0.kind) \($0.mutants) \($0.noticed)" } == [
        "c 7 7", "c build 1 1", "c error 1 1", "c run 5 5",
        "chapter's code 5 5", "console 2 2", "info string 9 9",
        "library's code 1 1", "output 2 2", "text 1 1", "all 34 34",
      ])
  }

  @Test("of a line that is not quoted pass, and are listed with status 1")
  func unquoted() throws {
    let sample = try sample(
      code: Self.code + "static const int unquoted = 1;\n")
    let run = try workbook("mutate", "--seed", "5", in: sample.root)
    #expect(run.status == .exit(1))
    #expect(
      run.printed.contains(
        """
        chapters/01-sample/hello.c:8:1: error: a change passes unnoticed \
        (chapter's code)
            - static const int unquoted = 1;
        """))
    #expect(run.printed.contains("\nseed 5; "))
  }

  @Test(
    "leave operators and truth values of messages and comments alone",
    arguments: [
      ("let a = true  // or false", "let a = false  // or false"),
      (#"print("true", b == c)"#, #"print("true", b != c)"#),
      (#"print("\"", false)"#, #"print("\"", true)"#),
      (#"print("a == b, or true")"#, nil),
    ])
  func signs(line: String, instead: String?) {
    var random = SeededGenerator(seed: 1)
    #expect(
      Change.sign.lines(insteadOf: line, using: &random)
        == instead.map { [$0] })
  }

  @Test("are the same for the same seed, and others for another")
  func seeds() throws {
    let sample = try sample()
    let book = try Book(at: sample.root)
    func mutants(_ seed: UInt64) -> [Mutant] {
      var random = SeededGenerator(seed: seed)
      return book.mutants(using: &random)
    }
    #expect(mutants(7) == mutants(7))
    #expect(mutants(7) != mutants(8))
  }

  @Test("a sample has as many as it is told, and none needs the files written")
  func drawn() throws {
    let sample = try sample()
    let before = try FileManager.default.subpathsOfDirectory(
      atPath: sample.root + "/chapters")
    let run = try workbook(
      "mutate", "--sample", "3", "--seed", "1", in: sample.root)
    #expect(run.status == .exit(0))
    #expect(run.printed.contains("\nall "))
    #expect(run.printed.contains("[3/3] "))
    #expect(!run.printed.contains("[4/"))
    #expect(try sample.text(of: SampleBook.text) == Self.text)
    #expect(
      try FileManager.default.subpathsOfDirectory(
        atPath: sample.root + "/chapters") == before)
  }

  @Test("of a chapter that is named are in its folder")
  func ofOneChapter() throws {
    let sample = try sample()
    let run = try workbook(
      "mutate", "01-sample", "--seed", "1", in: sample.root)
    #expect(run.status == .exit(0))
    #expect(run.printed.contains("[33/33] "))
    #expect(!run.printed.contains("library's code"))
  }

  @Test("need a book that holds")
  func broken() throws {
    let sample = try sample(
      text: Self.text.replacing("one 2\n```", with: "two\n```"))
    let run = try workbook("mutate", in: sample.root)
    #expect(run.status == .exit(1))
    #expect(run.printed.contains("the book must hold before it is spoiled"))
  }

  @Test("of a check that no wrong answer needs pass")
  func weakCheck() throws {
    let sample = try ExerciseBook([
      ExerciseBook.folder + "/wrong/constant.swift": """
      // Refused: returned 8
      func doubled(_ number: Int) -> Int { 8 }
      """
    ])
    let mutation = try mutation(of: sample.book) { $0.kind == "check's expect" }
    #expect(
      mutation.allProblems.map { "\($0.file):\($0.line): \($0.message)" } == [
        "\(ExerciseBook.folder)/check.swift:11: a change passes unnoticed "
          + "(check's expect)"
      ])
  }

  @Test("that mean the same are listed, each with its reason")
  func equivalents() throws {
    let code = """
      int main(void) {
        int a = 0;
        return a = 3;
      }
      """
    let sample = try sample(
      text: Self.text + fence("c run", code) + fence("output exit=3", ""),
      equivalents: """
        \(SampleBook.text)
        -   int a = 0;
        +   int a = 1;
        The line below sets it.

        """)
    let workshop = try sample.workshop()
    let lines = try lines(of: sample.text(of: SampleBook.text))
    let line = try #require(lines.firstIndex(of: "  int a = 0;"))
    func problems(of change: String) -> [String] {
      let mutants = [
        Mutant(
          "c run", of: lines, in: SampleBook.text, at: line + 1,
          instead: [change])
      ]
      return spoil(workshop, by: mutants).allProblems.map(\.message)
    }
    #expect(problems(of: "  int a = 1;") == [])
    #expect(
      problems(of: "  int a = 2;") == ["a change passes unnoticed (c run)"])
  }

  @Test("that are listed, and noticed or not there, are told")
  func staleEquivalents() throws {
    let sample = try sample(
      equivalents: """
        \(SampleBook.text)
        - $ echo one 2
        + $ echo one 3
        It is not so.

        \(SampleBook.text) #2
        - $ echo one 2
        + $ echo one 3
        There is but one.

        \(SampleBook.text)
        - one 2
        + one 3

        """)
    let workshop = try sample.workshop()
    let lines = lines(of: Self.text)
    let line = try #require(lines.firstIndex(of: "$ echo one 2"))
    let mutant = Mutant(
      "console", of: lines, in: SampleBook.text, at: line + 1,
      instead: ["$ echo one 3"])
    let problems = spoil(workshop, by: [mutant])
      .allProblems.map { "\($0.file):\($0.line): \($0.message)" }
    #expect(
      problems == [
        "Tests/equivalents.txt:6: there is no such line at "
          + "\(SampleBook.text) #2",
        "Tests/equivalents.txt:11: does not say why it means the same",
        "Tests/equivalents.txt:1: is noticed, and listed as meaning the same",
      ])
  }
}
