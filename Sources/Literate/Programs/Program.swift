/// Code that is compiled to one program.
struct Program: Sendable {
  let language: Language
  /// What the compiler calls each, and its text.
  let files: [(name: String, text: String)]
  /// The place to report for what is wrong with all of it.
  let place: Place
}

extension Check {
  /// The program's text, just as it would be in a file.
  package var code: String {
    (earlier + [listing]).flatMap(\.fence.lines).map { $0 + "\n" }.joined()
  }

  /// The program of a `run`, `build` or `error` fence.
  func program(in language: Language) -> Program {
    Program(
      language: language, files: [(language.fileName, code)],
      place: listing.place())
  }

  /// The place in the text of a line of the program, counted from 1.
  ///
  /// Compilers and traps speak of the file; the table is here, and not in the
  /// file as `#sourceLocation`, so that what a program prints does not change
  /// with the text above it.
  func place(ofLine line: Int) -> Place {
    var left = line
    for part in earlier {
      if left <= part.fence.lines.count { return part.place(ofLine: left) }
      left -= part.fence.lines.count
    }
    return listing.place(ofLine: left)
  }
}

extension Language {
  /// The name of the file that a reader would put a program in.
  package var fileName: String { "main." + rawValue }
}
