import Foundation
import TestSupport
import Testing

@testable import Literate

extension Verification {
  /// Fixes a book, and returns the names of the listings that it fixed.
  func fix(_ book: Book) throws(Problem) -> [String] {
    var fixed: [String] = []
    try fix(book) { fixed.append($0) }
    return fixed
  }
}

@Suite("--fix", .fewThreads)
struct FixTests {
  /// Fixes a book, and returns its text, in which nothing is left to fix.
  private func fixed(_ book: SmallBook) throws -> String {
    _ = try book.verify().fix(book.read())
    let verification = try book.verify()
    #expect(verification.outcomes.flatMap(\.problems) == [])
    #expect(try verification.fix(book.read()) == [])
    return try book.text()
  }

  @Test("records what a program, a compiler and a terminal now say")
  func all() throws {
    let book = try SmallBook(
      fence("swift", "let a = 1\nlet b = 2")
        + fence(
          "c run", "#include <stdio.h>\nint main(void) { puts(\"1\\n3\"); }")
        + fence("output", "...\n1\n2")
        + fence("c run", "#include <stdio.h>\nint main(void) { puts(\"x\"); }")
        + fence("output") + fence("c error", "int a") + fence("output", "error")
        + fence("console", "$ echo a\n$ cat <<'E'\n> b\n> E\nc\n$ echo 'd'\nd"),
      program: "let a = 1\nlet new = 0\nlet b = 2\n")
    #expect(
      try fixed(book)
        == fence("swift", "let a = 1\nlet new = 0\nlet b = 2")
        + fence(
          "c run", "#include <stdio.h>\nint main(void) { puts(\"1\\n3\"); }")
        + fence("output", "...\n1\n3")
        + fence("c run", "#include <stdio.h>\nint main(void) { puts(\"x\"); }")
        + fence("output", "x") + fence("c error", "int a")
        + fence(
          "output",
          "main.c:1:6: error: expected ';' after top level declarator")
        + fence(
          "console", "$ echo a\na\n$ cat <<'E'\n> b\n> E\nb\n$ echo 'd'\nd"))
  }

  @Test(
    "changes nothing where a fence's end is missing",
    arguments: [
      fence("c run", "int main(void) { return 0; }") + "```output\nb\n",
      "```swift\nlet a = 1\n", "```console\n$ echo a\nb\n",
    ])
  func swallowed(unclosed: String) throws {
    let text = unclosed + "\nProse.\n\n" + fence("swift run", "print(1)")
    let book = try SmallBook(text, program: "let a = 2\n")
    let verification = try book.verify()
    #expect(verification.outcomes.first?.problems.isEmpty == false)
    #expect(try verification.fix(book.read()) == [])
    #expect(try book.text() == text)
  }

  @Test(
    "fault 3: keeps each other byte, the mode, the owner, and a link",
    arguments: [0o600, 0o664])
  func file(mode: Int) throws {
    let text = "\u{feff}# A \r\n\r\n```swift\r\nlet a = 1\r\n```\r\n\nb\r\n\t c"
    let book = try SmallBook(program: "let a = 2\n", files: ["real.md": text])
    let file = book.path(of: "real.md")
    try book.remove(SmallBook.text)
    try FileManager.default.createSymbolicLink(
      atPath: book.path(of: SmallBook.text), withDestinationPath: file)
    chmod(file, mode_t(mode))
    let owner = geteuid() == 0 ? uid_t(12_345) : geteuid()
    chown(file, owner, getegid())
    #expect(try fixed(book) == text.replacing("a = 1", with: "a = 2"))
    var status = stat()
    lstat(book.path(of: SmallBook.text), &status)
    #expect(status.st_mode & S_IFMT == S_IFLNK)
    lstat(file, &status)
    #expect(status.st_mode & S_IFMT == S_IFREG)
    #expect(status.st_mode & 0o7777 == mode_t(mode))
    #expect(status.st_uid == owner)
    #expect(
      try book.names(in: "")
        == ["Package.swift", "README.md", "chapters", "real.md"])
  }

  @Test("fault 3: loses nothing that was saved meanwhile")
  func saved() throws {
    let text = fence("swift", "let a = 1")
    let book = try SmallBook(text, program: "let a = 2\n")
    let (read, verification) = (try book.read(), try book.verify())
    try book.write(text + "more\n", to: SmallBook.text)
    let problem = #expect(throws: Problem.self) { try verification.fix(read) }
    #expect(problem?.place.file == SmallBook.text)
    #expect(problem?.message.hasPrefix("was saved while") == true)
    #expect(try book.text() == text + "more\n")
    // Nor what is saved between its last look and the change.
    let late = #expect(throws: Problem.self) {
      try replace(book.path(of: SmallBook.text), with: "new", if: text)
    }
    #expect(late?.message == "cannot be replaced: it has changed meanwhile")
    #expect(late?.help == "run the command again")
    #expect(try book.text() == text + "more\n")
    #expect(
      try book.names(in: "chapters/01-sample") == ["README.md", "main.swift"])
  }

  @Test("fault 2: puts no file in the place of a device or a pipe")
  func device() throws {
    let book = try SmallBook()
    let pipe = book.path(of: "pipe")
    mkfifo(pipe, 0o600)
    let problem = #expect(throws: Problem.self) {
      try replace(pipe, with: "new", if: "")
    }
    #expect(
      problem?.message == "cannot be replaced: it is not a regular file")
    #expect(problem?.help == "put a regular file in its place")
    var status = stat()
    lstat(pipe, &status)
    #expect(status.st_mode & S_IFMT == S_IFIFO)
  }

  @Test("says what it has fixed if it can't fix the rest")
  func partly() throws {
    let quotation = "swift chapters/01-sample/main.swift"
    let book = try SmallBook(
      fence(quotation, "let a = 1"), program: "let a = 2\n",
      files: ["README.md": fence(quotation, "let a = 1")])
    link(book.path(of: SmallBook.text), book.path(of: "other"))
    let run = try book.workbook("verify", "--fix")
    #expect(run.ending == .exit(1))
    #expect(run.printed.contains("\nfixed README.md:1 swift\n"))
    #expect(run.printed.contains("cannot be replaced: it has 2 hard links"))
    #expect(try book.text(of: "README.md") == fence(quotation, "let a = 2"))
  }

  @Test("takes no file away from its other names")
  func hardLink() throws {
    let book = try SmallBook("a")
    let (file, other) = (book.path(of: SmallBook.text), book.path(of: "other"))
    link(file, other)
    let problem = #expect(throws: Problem.self) {
      try replace(file, with: "b", if: "a")
    }
    #expect(problem?.message.contains("hard links") == true)
    #expect(try book.text() == "a")
    #expect(try book.text(of: "other") == "a")
    unlink(other)
    try replace(file, with: "b", if: "a")
    #expect(try book.text() == "b")
  }

  @Test("touches nothing that another run is at, or was when it was killed")
  func unfinished() throws {
    let book = try SmallBook("a")
    let file = book.path(of: SmallBook.text)
    let left = "chapters/01-sample/.README.md.new"
    try book.write("c", to: left)
    let problem = #expect(throws: Problem.self) {
      try replace(file, with: "b", if: "a")
    }
    #expect(problem?.help.contains(".README.md.new") == true)
    #expect(try book.text() == "a")
    #expect(try book.text(of: left) == "c")
    try book.remove(left)
    try replace(file, with: "b", if: "a")
    #expect(
      try book.names(in: "chapters/01-sample") == ["README.md", "main.swift"])
  }

  /// What is printed that a text cannot say, and why.
  static let obstacles = [
    ("console", "$ echo '$ rm -r x'", "`$ rm -r x` would be a command"),
    ("console", "$ echo '$ echo x'\n$ echo x", "`$ echo x` would be a command"),
    ("console", "$ echo '> x'", "`> x` would be a command"),
    ("console", "$ echo '```'", "would end the fence"),
    ("console", "$ echo '````'", "would end the fence"),
    ("console", "$ echo ...", "`...` would match other text"),
    ("console", "$ echo Wait'.'..", "`Wait...` would match other text"),
    ("console", "$ printf '<%s:A>\\n' pid", "`<pid:A>` would match other"),
    ("console", "$ printf 'a\\rb\\n'", "`a\\rb` has a control character"),
    ("console", "$ printf 'a\\033b\\n'", "`a\\u{1B}b` has a control character"),
    ("console", "$ printf 'a\\0b\\n'", "`a\\0b` has a control character"),
  ]

  @Test("fault 4: records nothing that would mean more", arguments: obstacles)
  func refused(info: String, session: String, reason: String) throws {
    // The last line makes it fail where the rest would pass.
    let text = fence(info, session + "\n$ echo a\nb")
    let book = try SmallBook(text)
    let verification = try book.verify()
    #expect(
      verification.problems.contains {
        $0.help.hasPrefix("--fix cannot record it: ")
          && $0.help.contains(reason)
      }, "\(verification.problems)")
    #expect(try verification.fix(book.read()) == [])
    #expect(try book.text() == text)
  }

  @Test("says why it records nothing where a name's numbers differ")
  func inconsistent() throws {
    let text =
      fence(
        "c run", "#include <stdio.h>\nint main(void) { puts(\"1 a\\n2\"); }")
      + fence("output", "<pid:A> a\n<pid:A>")
    let book = try SmallBook(text)
    let verification = try book.verify()
    #expect(
      verification.problems.map(\.help) == [
        "--fix cannot record it: a `<pid:...>` in it stands for more than one number"
      ])
    #expect(try verification.fix(book.read()) == [])
    #expect(try book.text() == text)
  }

  @Test("records a prompt that a program prints, where it means no command")
  func prompt() throws {
    let run = fence(
      "c run", "#include <stdio.h>\nint main(void) { puts(\"$ ls\"); }")
    #expect(
      try fixed(SmallBook(run + fence("output"))) == run
        + fence("output", "$ ls")
    )
  }

  @Test("fault 24: leaves a line alone that still holds")
  func unchanged() throws {
    let run = fence(
      "c run", "#include <stdio.h>\nint main(void) { puts(\"1 a\\n1 b\\nc\"); }"
    )
    #expect(
      try fixed(SmallBook(run + fence("output", "<pid:A> a\n<pid:A> ...\nd")))
        == run + fence("output", "<pid:A> a\n<pid:A> ...\nc"))
  }

  @Test("leaves alone what only the author can decide")
  func undecided() throws {
    let text =
      fence("c run", "int main(void) { return 1; }") + fence("output", "1")
      + fence("swift", "let nothing = 0") + fence("swfit", "1")
      + fence("swift", "let twice = 1")
    let book = try SmallBook(
      text, program: "let a = 1\nlet twice = 1\nlet twice = 1\n")
    #expect(try book.verify().fix(book.read()) == [])
    #expect(try book.text() == text)
  }
}
