/// Code that is compiled to one program.
struct Program: Sendable {
  /// A file of the code.
  struct File: Sendable {
    /// What the compiler calls it.
    let name: String
    let text: String
  }

  let language: Kind.Language
  let files: [File]
  /// Where to tell what is wrong with all of it.
  let place: Place

  /// The modules and headers that it names.
  var imports: Set<String> {
    Set(
      files.flatMap { file in
        file.text.matches(of: /(?m)^\s*(?:import |#include ["<])(\w+)/)
          .map { String($0.1) }
      })
  }
}

extension Snippet {
  /// The snippet as it is compiled.
  var program: Program {
    Program(
      language: language, files: [.init(name: fileName, text: source)],
      place: listing.place)
  }
}
