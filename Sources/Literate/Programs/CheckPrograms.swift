extension Workshop {
  /// Compiles a program, runs it if that is its purpose, and compares.
  func judge(_ snippet: Snippet) -> [Outcome] {
    do throws(Problem) {
      return try withBuild(of: snippet.program) { build throws(Problem) in
        switch snippet.purpose {
        case .error:
          return judgeRefusal(of: snippet, build.log)
        case .build:
          return [
            Outcome(
              snippet.listing, problems: complaints(of: build.log, snippet))
          ]
        case .run, .runContinued:
          let complaints = complaints(of: build.log, snippet)
          guard complaints.isEmpty else {
            return [Outcome(snippet.listing, problems: complaints)]
              + unjudged(snippet.output, "its program does not compile")
          }
          return try judgeRun(of: snippet, build)
        }
      }
    } catch {
      return [Outcome(snippet.listing, problems: [error])]
        + unjudged(snippet.output, "its program could not be run")
    }
  }

  /// What is wrong if a program is to compile: all that the compiler says.
  private func complaints(
    of log: Build.Log, _ snippet: Snippet
  ) -> [Problem] {
    var problems: [Problem] = []
    for diagnostic in log.diagnostics {
      if diagnostic.severity == "note", !problems.isEmpty {
        problems[problems.count - 1].detail +=
          [diagnostic.headline] + diagnostic.excerpt
        continue
      }
      let place = snippet.place(ofLine: diagnostic.line)
      problems.append(
        Problem(
          place.file, line: place.line,
          column: diagnostic.column + place.indent, diagnostic.message,
          detail: diagnostic.excerpt,
          help: diagnostic.severity == "warning"
            ? "a snippet compiles without a warning: mend it"
            : "mend the code; if it must not compile, say "
              + "`\(snippet.language.rawValue) error`"))
    }
    if problems.isEmpty, !log.succeeded || !log.text.isEmpty {
      problems.append(
        snippet.listing.problem(
          "it does not compile",
          detail: log.text.split(separator: "\n").suffix(20).map(String.init),
          help: "mend the code"))
    }
    return problems
  }

  /// Compares the errors of a program that must not compile.
  private func judgeRefusal(
    of snippet: Snippet, _ log: Build.Log
  ) -> [Outcome] {
    guard !log.succeeded else {
      return [
        Outcome(
          snippet.listing,
          problems: [
            snippet.listing.problem(
              "it compiles, and is to be refused",
              help: "say `\(snippet.language.rawValue) run`, or break the rule "
                + "that the text is about")
          ])
      ] + unjudged(snippet.output, "its program compiles")
    }
    let errors = log.diagnostics.filter { $0.severity == "error" }
      .map(\.headline)
    let said =
      errors.isEmpty
      ? log.text.split(separator: "\n").map(String.init) : errors
    guard let output = snippet.output else {
      return [
        Outcome(
          snippet.listing,
          problems: [
            snippet.listing.problem(
              "a program that must not compile, and no output to say why",
              detail: said, help: "put an `output` fence with these lines below"
            )
          ])
      ]
    }
    return [
      Outcome(snippet.listing, .passed),
      compare(
        said, with: output.listing, output.expectation,
        "the compiler says something else"),
    ]
  }
}
