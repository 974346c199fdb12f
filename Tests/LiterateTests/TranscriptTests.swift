import Testing

@testable import Literate

@Suite("Transcripts")
struct TranscriptTests {
  @Test("hold when the terminal says the same again")
  func holds() throws {
    let book = try SampleBook(
      fence(
        "console",
        """
        $ echo one; echo two >&2
        one
        two
        $ cd / && word=here
        $ pwd; echo $word
        /
        here
        $ false
        $ echo $?
        1
        $ printf 'no end of line'
        no end of line
        $ echo 'it'"'"'s' \\
            quoted
        it's quoted
        $ cat
        """))
    #expect(try book.verify().allProblems == [])
  }

  @Test("find the chapter's files in their folder")
  func files() throws {
    let book = try SampleBook(
      fence("console", "$ clang hello.c -o hello && ./hello\nhi"),
      files: [
        "chapters/01-sample/hello.c":
          "#include <stdio.h>\nint main(void) { puts(\"hi\"); }\n"
      ])
    let verification = try book.verify()
    #expect(verification.outcomes.flatMap(\.problems) == [])
  }

  @Test(
    "that say something else are refused",
    arguments: [
      ("$ echo a\nb", "\n    - b\n    + a"),
      ("$ echo a\na\nb", "the terminal says something else"),
      ("$ exit 1\n$ echo a\na", "the terminal says something else"),
      ("$ if\n", "the terminal says something else"),
      ("echo a\na", "a console begins with a command"),
      ("", "a console without a command"),
      ("$ printf '\\377'", "a command prints bytes that are not UTF-8"),
      ("$ sleep 1000 &", "it leaves a child behind"),
    ])
  func refused(session: String, message: String) throws {
    let book = try SampleBook(fence("console", session))
    #expect(
      try book.verify().allProblems.contains {
        $0.explanation.contains(message)
      })
  }
}
