import Foundation
import Mutation
import Supervisor
import TestSupport
import Testing

@testable import Literate

/// A book with one exercise, which is to double a number.
extension SmallBook {
  static let exercise = "chapters/01-sample/exercises/double"
  static let attempt = "attempts/01-sample/double.swift"

  /// Writes the book; files are added, or take the place of its own.
  static func withExercise(_ files: [String: String] = [:]) throws -> SmallBook
  {
    let book = try SmallBook(
      files: [
        text: exerciseText, exercise + "/stub.swift": stub,
        exercise + "/check.swift": check,
        exercise + "/solution.swift": solution,
      ].merging(files) { $1 })
    try book.linkLibraries()
    return book
  }

  static let exerciseText = """
    # Sample

    ## Exercises

    ### `double`: twice as much

    Write a function that doubles a number.

    ```check double
    double: not yet, in the trial `a number`
      happened: doubled(...) returned 0
      should:   return ...
    ```

    <details>
    <summary>Hint</summary>

    Add the number to itself.

    </details>

    """
  static let stub = """
    func doubled(_ number: Int) -> Int {
      // TODO: double it
      0
    }

    """
  static let check = """
    import Exercises

    trial("a number") {
      let number = Int.random(in: 1...1000)
      let result = doubled(number)
      expect(
        result == 2 * number, happened: "doubled(\\(number)) returned \\(result)",
        should: "return \\(2 * number)")
    }
    trial("zero") {
      expect(doubled(0) == 0, happened: "it is not", should: "be zero")
    }
    passed()

    """
  static let solution = "func doubled(_ number: Int) -> Int { 2 * number }\n"
}

@Suite("Exercises", .fewThreads)
struct ExerciseTests {
  @Test("hold: the stub is refused as told, the solution passes")
  func holds() throws {
    // README.md may show one, too.
    let shown = lines(of: SmallBook.exerciseText)[8..<13]
      .joined(separator: "\n")
    let book = try SmallBook.withExercise(["README.md": "# A\n\n" + shown])
    #expect(try book.problems() == [])
    let exercise = try #require(book.read().exercises.first)
    #expect(exercise.title == "twice as much")
    #expect(exercise.hint == "Add the number to itself.")
  }

  @Test("have what the check says of the stub recorded by --fix")
  func shown() throws {
    let book = try SmallBook.withExercise([
      SmallBook.text: SmallBook.exerciseText.replacing(
        "returned 0", with: "returned 1")
    ])
    let verification = try book.verify()
    #expect(
      verification.problems.map(\.message) == [
        "the check says something else about the stub"
      ])
    _ = try verification.fix(book.read())
    #expect(
      try book.text().contains("  happened: doubled(...) returned 0\n") == false
    )
    #expect(try book.text().contains(" returned 0\n"))
  }

  @Test("whose stub passes, or whose solution does not, are told")
  func reversed() throws {
    for (file, text, problem) in [
      (
        "/stub.swift", "// TODO: \n" + SmallBook.solution,
        "\(SmallBook.text) the check does not refuse the stub, and should"
      ),
      (
        "/solution.swift", SmallBook.stub,
        SmallBook.exercise + "/solution.swift the solution does not pass"
      ),
    ] {
      let book = try SmallBook.withExercise([SmallBook.exercise + file: text])
      let problems = try book.verify().problems
      #expect(
        problems.map { "\($0.place.file) \($0.message)" } == [problem])
    }
  }

  static let answers: [(String, String?)] = [
    ("// Refused: returned 7\nfunc doubled(_ number: Int) -> Int { 7 }\n", nil),
    ("// Refused: returned\n" + solutionText, "double: passed"),
    (
      "// Refused: by magic\nfunc doubled(_ number: Int) -> Int { 7 }\n",
      "double: not yet"
    ),
    ("// Refused: return\nfunc doubled() {\n", "double: does not compile"),
  ]
  private static let solutionText = SmallBook.solution

  @Test("refuse each wrong answer, and for its reason", arguments: answers)
  func wrong(answer: String, verdict: String?) throws {
    let path = SmallBook.exercise + "/wrong/a.swift"
    let book = try SmallBook.withExercise([path: answer])
    let verifier = try book.verifier()
    let exercise = verifier.book.exercises[0]
    let problem = try verifier.problem(ofWrong: exercise.wrong[0], at: exercise)
    #expect(problem?.place == verdict.map { _ in Place(path) })
    #expect(
      problem?.detail.first?.prefix { $0 != "," } == verdict.map { $0[...] })
  }

  @Test("fault 13: hold with CRLF in every file")
  func lineEnds() throws {
    let files = [
      SmallBook.text: SmallBook.exerciseText,
      SmallBook.exercise + "/stub.swift": SmallBook.stub,
      SmallBook.exercise + "/check.swift": SmallBook.check,
      SmallBook.exercise + "/solution.swift": SmallBook.solution,
      SmallBook.exercise + "/wrong/a.swift":
        "\u{feff}// Refused: returned 7\nfunc doubled(_ n: Int) -> Int { 7 }\n",
    ].mapValues { $0.replacing("\n", with: "\r\n") }
    let book = try SmallBook.withExercise(files)
    #expect(try book.problems() == [])
    #expect(
      try book.read().exercises.first?.wrong.first?.refusal == "returned 7")
  }

  /// What is changed in the sample, and what is told of it.
  static let disorders: [([String: String], String)] = [
    ([SmallBook.text: "# A\n"], "is not an exercise in the chapter's text"),
    (
      [SmallBook.text: SmallBook.exerciseText + "### Another\n"],
      "a heading below `## Exercises` that does not name an exercise"
    ),
    (
      [
        SmallBook.text: SmallBook.exerciseText.replacing(
          "Add the number to itself.", with: "")
      ], "the exercise double has no hint"
    ),
    (
      [
        SmallBook.text: SmallBook.exerciseText.replacing(
          "</details>", with: "")
      ], "the exercise double has no hint"
    ),
    (
      [
        SmallBook.text: SmallBook.exerciseText
          .replacing("```check double", with: "```text")
      ],
      "the statement should show once what the check says about the stub"
    ),
    (
      [SmallBook.text: fence("check double") + SmallBook.exerciseText],
      "the statement should show once what the check says about the stub"
    ),
    (
      [SmallBook.exercise + "/stub.swift": SmallBook.solution],
      "the stub does not say where to start"
    ),
    (
      [SmallBook.exercise + "/wrong/odd.swift": SmallBook.stub],
      "does not say why it is refused"
    ),
    (
      [
        "chapters/02-more/main.swift": "",
        "chapters/02-more/README.md": SmallBook.exerciseText,
        "chapters/02-more/exercises/double/stub.swift": SmallBook.stub,
        "chapters/02-more/exercises/double/check.swift": "",
        "chapters/02-more/exercises/double/solution.swift": "",
      ], "another exercise has the name double"
    ),
  ]

  @Test("that are out of order are told", arguments: disorders)
  func disorder(files: [String: String], message: String) throws {
    let problems = try SmallBook.withExercise(files).read().problems
    #expect(problems.map(\.message) == [message])
  }

  @Test(
    "that a fence names, and that are none, are told",
    arguments: [SmallBook.text, "README.md"])
  func unknown(text: String) throws {
    let book = try SmallBook.withExercise([
      SmallBook.text: SmallBook.exerciseText,
      "README.md": "# A\n",
    ])
    let known = try #require(
      try book.read().texts.first { $0.path == text }?.lines)
    try book.write(
      (known + ["", "```check duoble", "```"]).joined(separator: "\n"), to: text
    )
    let problem = try #require(try book.verify().problems.last)
    #expect(problem.place.file == text)
    #expect(problem.message == "there is no exercise duoble")
    #expect(problem.help == "did you mean double?")
  }

  @Test("without one of their files are told")
  func missing() throws {
    let book = try SmallBook.withExercise()
    try book.remove(SmallBook.exercise + "/check.swift")
    #expect(
      try book.read().problems.first?.place.file
        == SmallBook.exercise + "/check.swift")
  }
}

@Suite("What comes of an attempt", .fewThreads)
struct VerdictTests {
  private func verdict(of attempt: String) throws -> [String] {
    let book = try SmallBook.withExercise([SmallBook.attempt: attempt])
    let verifier = try book.verifier()
    let file = try SourceFile(SmallBook.attempt, in: verifier.book.files)
    return try verifier.verdict(of: file, at: verifier.book.exercises[0])
      .lines(for: "double")
  }

  @Test("is its trials, if it passes")
  func passed() throws {
    #expect(
      try verdict(of: SmallBook.solution) == [
        "double: passed", "  a number", "  zero",
      ])
  }

  @Test("is what happened and what it printed, at its own line, if it traps")
  func trap() throws {
    let lines = try verdict(
      of: """
        import Libc
        func doubled(_ number: Int) -> Int {
          print("a\\u{1b}[2J")
          fflush(nil)
          fatalError("later")
        }
        """)
    #expect(
      lines == [
        "double: not yet, in the trial `a number`",
        "  happened: a run-time error ended it",
        "  should:   finish without crashing", "  it printed:",
        "    a\\u{1B}[2J",
        "    attempts/01-sample/double.swift:5: Fatal error: later",
      ])
  }

  @Test("is no pass without the trials, whatever the attempt prints")
  func forged() throws {
    let lines = try verdict(
      of: """
        import Libc
        func doubled(_ number: Int) -> Int {
          print("\\u{1e}trial a\\n\\u{1e}passed ")
          exit(0)
        }
        """)
    #expect(
      lines.prefix(2) == [
        "double: not yet, in the trial `a number`",
        "  happened: it ended the process, with exit status 0",
      ])
  }

  static let spoilt = [
    (
      "dup(0)", "it left open what it had opened: descriptor 3",
      "close all that it opens"
    ),
    (
      "close(2)", "it closed what is not its own: descriptor 2",
      "leave open what it was lent"
    ),
    (
      "if forkProcess() == 0 { _exit(0) }",
      "it left a child that nobody waited for", "wait for each child"
    ),
  ]

  @Test("is what it left behind", arguments: spoilt)
  func leaves(body: String, happened: String, should: String) throws {
    let lines = try verdict(
      of: """
        import Libc
        func doubled(_ number: Int) -> Int { \(body); return 2 * number }
        """)
    #expect(
      lines.dropFirst() == [
        "  happened: " + happened, "  should:   " + should,
      ])
  }

  static let wrong = [
    (
      "\nlet a: Int = \"\"\n", "double.swift:2:14: error: cannot convert value",
      "correct it, and check again"
    ),
    (
      "func twice() {}\n", "double.swift:1:1: error: the check cannot call it",
      "leave what the stub declares as it was"
    ),
    (
      "@_silgen_name(\"nowhere\") func nowhere() -> Int\n"
        + "func doubled(_ number: Int) -> Int { nowhere() }",
      "double.swift:1:1: error: it cannot be linked",
      "see what the system lacks"
    ),
  ]

  @Test("is what the compiler says", arguments: wrong)
  func doesNotCompile(attempt: String, error: String, help: String) throws {
    let lines = try verdict(of: attempt)
    #expect(lines.count == 2)
    #expect(lines[0] == "double: does not compile")
    #expect(lines[1].hasPrefix("attempts/01-sample/" + error))
    #expect(lines[1].contains("  help: " + help))
  }

  @Test("tells the time that the attempt had")
  func time() throws {
    let book = try SmallBook.withExercise([
      SmallBook.attempt: """
      import Libc
      func doubled(_ number: Int) -> Int { Int(pause()) }
      """
    ])
    let verifier = try book.verifier()
    let verdict = try verifier.verdict(
      of: SourceFile(SmallBook.attempt, in: verifier.book.files),
      at: verifier.book.exercises[0], limit: 1000)
    #expect(
      verdict.lines(for: "double").dropFirst().first
        == "  happened: it does not end within 1 seconds")
  }

  @Test("says what could not be seen of an attempt that passes")
  func unseen() {
    var run = Run(
      output: Array("\u{1e}trial a\n\u{1e}passed\n".utf8), ending: .exit(0))
    func lines() -> [String] {
      Verdict(run, mark: "\u{1e}", of: "main/a.swift", at: "a").lines(
        for: "double")
    }
    #expect(
      lines() == ["double: passed, but children cannot be seen here", "  a"])
    run.running = 0
    #expect(lines() == ["double: passed", "  a"])
  }

  /// How a check can end that says itself nothing of it.
  static let ends: [(Run.Ending, String, String)] = [
    (
      .exit(0), "it ended the process, with exit status 0",
      "return to its caller"
    ),
    (.timeout, "it does not end within 5 seconds", "finish"),
    (.signal(SIGKILL), "it was ended by SIGKILL", "finish without crashing"),
    (.signal(SIGTRAP), "a run-time error ended it", "finish without crashing"),
    (.flood, "it printed more than it may", "print less"),
    (
      .unwatched, "the process that watches it was ended or stopped",
      "leave the parent process alone"
    ),
  ]

  @Test("is how its process ended, if it did so by itself", arguments: ends)
  func end(ending: Run.Ending, happened: String, should: String) {
    let text = "begin\n\u{1e}trial a\nprinted\n"
    let run = Run(output: Array(text.utf8), ending: ending)
    #expect(
      Verdict(run, mark: "\u{1e}", of: "main/a.swift", at: "a").lines(
        for: "double") == [
          "double: not yet, in the trial `a`", "  happened: " + happened,
          "  should:   " + should, "  it printed:", "    printed",
        ])
  }

  @Test("is no pass with processes left, a bad end, or a report cut short")
  func almost() {
    func isPassed(_ text: String, _ change: (inout Run) -> Void) -> Bool {
      var run = Run(output: Array(text.utf8), ending: .exit(0))
      run.running = 0
      change(&run)
      return Verdict(run, mark: "\u{1e}", of: "main/a.swift", at: "a").isPassed
    }
    let whole = "\u{1e}trial a\n\u{1e}passed\n"
    #expect(isPassed(whole) { _ in })
    #expect(!isPassed(whole) { $0.running = 1 })
    #expect(!isPassed(whole) { ($0.unreaped, $0.descriptors) = (1, []) })
    // Where nothing saw its descriptors, that may be an orphan, not its child.
    #expect(isPassed(whole) { $0.unreaped = 1 })
    #expect(!isPassed(whole) { $0.ending = .exit(1) })
    #expect(!isPassed("\u{1e}trial a\n") { _ in })
    #expect(!isPassed("passed\n") { _ in })
  }

  @Test("shows the end of what was printed, and of a long line its beginning")
  func printed() {
    let long = String(repeating: "a", count: 1000)
    let text = "\u{1e}trial a\n" + (1...12).map { "\($0)\n" }.joined() + long
    let run = Run(output: Array(text.utf8), ending: .exit(1))
    let lines = Verdict(run, mark: "\u{1e}", of: "main/a.swift", at: "a").lines(
      for: "double")
    #expect(lines.count == 15)
    #expect(lines[4] == "    ... (3 lines more)")
    #expect(lines[13] == "    12")
    #expect(lines[14] == "    \(long.prefix(200))…")
  }
}
