import Foundation
import Literate
import TestSupport
import Testing

@testable import Mutation

/// Of each kind of mutant: a book with a hole lets it pass unnoticed, and a
/// sound book notices it.
@Suite("Mutants", .fewThreads)
struct MutantTests {
  /// The lines of mutants that passed unnoticed, each once, with their kinds.
  private func unnoticed(
    _ book: SmallBook, seeds: Range<Int> = 0..<6
  ) throws -> [String] {
    let problems = try book.problems()
    #expect(problems == [])
    let trials = try book.mutation(seeds: seeds).trials
    return Set(
      trials.filter { !$0.isNoticed }.map {
        ([$0.mutant.kind + ":"] + $0.mutant.difference).joined(separator: " ")
      }
    ).sorted()
  }

  @Test("of a book with each kind of fence are noticed")
  func sound() throws {
    let book = try SmallBook(
      """
      # Sample

      \(fence("swift", "func greet(_ name: String) {", "  // ...", "}"))
      \(fence("swift main.swift", #"  print("hello", name)"#))
      \(fence("swift", #"greet("child")"#))
      \(fence("c Sources/Shelf/shelf.c", "int shelf(void) { return 42; }"))
      \(fence("c run", "#include <stdio.h>", "int main(void) {",
        #"  puts("pid 12");"#, "  return 1 + 2;", "}"))
      \(fence("output exit=3", "pid <pid:A>"))
      \(fence("c error", "int main(void) { return value; }"))
      \(fence(
        "output",
        "main.c:1:25: error: use of undeclared identifier 'value'"))
      \(fence("c build", #"_Static_assert(sizeof(short) == 2, "");"#))
      \(fence("swift run", "let pages = 3"))
      \(fence("swift run continued", "print(pages)"))
      \(fence("output", "3"))
      \(fence("console exit=1 needs=false", "$ echo one", "one", "$ false"))
      \(fence("sh", "make"))
      \(fence("text", "a to b"))
      """,
      program: """
        func greet(_ name: String) {
          print("hello", name)
        }
        greet("child")

        """,
      files: [
        "Sources/Shelf/shelf.c": """
        int shelf(void) { return 42; }
        int unquoted(void);

        """
      ])
    let unnoticed = try unnoticed(book, seeds: 0..<2)
    #expect(unnoticed == [])
    let table = try book.mutation().table.map { "\($0.kind) \($0.mutants)" }
    #expect(
      table == [
        "c 1", "c build 1", "c error 1", "c run 4", "console 6",
        "info string 13", "output 6", "quoted code 4", "swift 3", "swift run 1",
        "swift run continued 1", "all 41",
      ])
  }

  @Test("of a stage are noticed if a terminal shows what it does")
  func stage() throws {
    func book(_ session: String) throws -> SmallBook {
      try SmallBook(
        fence("console", "$ ls | cat", "main.swift")
          + fence("console", session, "old", "0")
          + fence("swift", "print(\"new\")"),
        program: "print(\"new\")\n",
        files: [
          "chapters/01-sample/stages/1-old/main.swift": """
          print("old")
          print(true ? 0 : 1)

          """
        ])
    }
    let sound = try book("$ 1-old")
    #expect(try unnoticed(sound, seeds: 0..<2) == [])
    let table = try sound.mutation().table
    #expect(table.first { $0.kind == "stage" }?.mutants == 2)
    let weak = try book("$ 1-old >/dev/null; echo old; echo 0")
    #expect(
      try unnoticed(weak, seeds: 0..<3).filter { $0.hasPrefix("stage: ") } == [
        "stage: - print(\"old\")", "stage: - print(true ? 0 : 1)",
        "stage: - print(true ? 0 : 1) + print(false ? 0 : 1)",
      ])
  }

  @Test("of a fence that is not checked here pass, and so there are none")
  func skipped() throws {
    let book = try SmallBook(
      """
      \(fence("c openbsd", "int a;"))
      \(fence("c run openbsd", "int main(void) {}"))
      \(fence("swift run openbsd", "let a = 1"))
      \(fence("swift run continued", "print(a)"))
      \(fence("output", "1"))
      """)
    #expect(try book.read().mutants(seed: 1) == [])
  }

  @Test("leave nothing in the cache", .needsPtrace)
  func cache() throws {
    let book = try SmallBook(fence("c run", "int main(void) { return 0; }"))
    let verifier = try book.verifier(
      directory: book.path(of: "made"), reuses: true)
    #expect(try book.verify(by: verifier).holds)
    let kept = try book.names(in: "made/cache")
    _ = try verifier.mutation(
      by: verifier.book.mutants(seed: 1), jobs: 1, progress: { _, _ in },
      found: { _ in })
    #expect(try book.names(in: "made/cache") == kept)
  }

  @Test("that the engine can't try are not noticed, and told")
  func untried() throws {
    let book = try SmallBook(
      fence("c run", "int main(void) { return 0; }"),
      files: ["made/scratch": ""])
    let verifier = try book.verifier(directory: book.path(of: "made"))
    let mutation = try verifier.mutation(
      by: verifier.book.mutants(seed: 1).filter { $0.kind == "c run" }, jobs: 1,
      progress: { _, _ in }, found: { _ in })
    #expect(mutation.table.last?.mutants == 1)
    #expect(mutation.table.last?.noticed == 0)
    #expect(
      mutation.problems.first?.message.hasPrefix("cannot be created: ") == true,
      "\(mutation.problems)")
  }

  @Test("of a library's line pass if the fence that quotes it is not checked")
  func quotedElsewhere() throws {
    let book = try SmallBook(
      fence("c Sources/Shelf/shelf.c openbsd", "int shelf;"),
      files: ["Sources/Shelf/shelf.c": "int shelf;\n"])
    let unnoticed = try unnoticed(book)
    #expect(
      unnoticed == [
        "quoted code: - int shelf; + int shelfx;",
        "quoted code: - int shelf; + intx shelf;",
      ])
  }

  @Test("of a program's line pass if the line does nothing that shows")
  func idle() throws {
    let book = try SmallBook(
      fence(
        "c run", "int main(void) {", "  int idle = 1 + 2;", "  (void)idle;",
        "}"))
    let unnoticed = try unnoticed(book)
    #expect(
      unnoticed == [
        "c run: -   int idle = 1 + 2; +   int idle = 1 - 2;"
      ])
  }

  @Test("of an output's line pass if the word means nothing")
  func open() throws {
    let book = try SmallBook(
      fence("c run", "#include <stdio.h>", "int main(void) { puts(\"12\"); }")
        + fence("output", "...", "<pid:A1>", "..."))
    let unnoticed = try unnoticed(book)
    #expect(
      unnoticed == ["output: - <pid:A1> + <pid:A1x>"])
  }

  @Test("of a terminal's command pass if its answer is left open")
  func openAnswer() throws {
    let book = try SmallBook(
      fence("console", "$ true", "$ echo one; echo two", "...", "two"))
    let unnoticed = try unnoticed(book)
    #expect(
      unnoticed == [
        "console: - $ echo one; echo two + $ echo onex; echo two",
        "console: - $ echo one; echo two + $ echox one; echo two",
        "console: - $ true",
      ])
  }

  @Test("of an info string pass if a word makes no difference")
  func idleWord() throws {
    let book = try SmallBook(
      fence("c run", "int main(void) { return 0; }")
        + fence("output exit=0"))
    let unnoticed = try unnoticed(book)
    #expect(
      unnoticed == ["info string: - ```output exit=0 + ```output"])
  }

  @Test("of an exercise pass if nothing needs the line")
  func exercise() throws {
    let zero =
      #"  expect(doubled(0) == 0, happened: "it is not", should: "be 0")"#
    let check = """
      import Exercises
      trial("three") {
        let result = doubled(3)
        expect(result == 6, happened: "it is \\(result)", should: "be 6")
      }
      trial("zero") {
      \(zero)
      }
      passed()

      """
    let sound = try unnoticed(
      exerciseBook(
        check: check, stub: "0 * number", solution: "2 * number",
        wrong: [
          "// Refused: it is not", "func doubled(_ number: Int) -> Int { 6 }",
        ]), seeds: 0..<1)
    #expect(sound == [])
    let weak = try unnoticed(
      exerciseBook(check: check, stub: "0", solution: "2 * (number + 0)"),
      seeds: 0..<3)
    #expect(
      weak == [
        "check's code: - " + zero,
        "check's expect: - " + zero + " + "
          + zero.replacing("expect(", with: "expect(true || "),
        "solution: - func doubled(_ number: Int) -> Int { 2 * (number + 0) }"
          + " + func doubled(_ number: Int) -> Int { 2 * (number - 0) }",
        "stub: - func doubled(_ number: Int) -> Int { 0 }"
          + " + func doubled(_ numberx: Int) -> Int { 0 }",
      ])
  }
}
