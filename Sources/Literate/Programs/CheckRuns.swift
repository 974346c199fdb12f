extension Workshop {
  /// Runs a program, or takes the run that held before, and judges it.
  func judgeRun(
    of snippet: Snippet, _ build: Build
  ) throws(Problem) -> [Outcome] {
    if memory >= .runs, let run: Run = load("run", in: build.folder) {
      let outcomes = outcomes(of: run, snippet)
      if outcomes.allSatisfy(\.problems.isEmpty) { return outcomes }
    }
    let hangs = snippet.output?.expectation.ending == .timeout
    let run = try withScratch { scratch throws(Problem) in
      try self.run(
        [build.program], in: scratch, for: snippet.listing.place,
        limit: hangs ? 2_000 : 10_000)
    }
    let outcomes = outcomes(of: run, snippet)
    if memory >= .runs, outcomes.allSatisfy(\.problems.isEmpty) {
      try save(run, as: "run", in: build.folder)
    }
    return outcomes
  }
}

private func outcomes(of run: Run, _ snippet: Snippet) -> [Outcome] {
  let expectation = snippet.output?.expectation ?? Expectation()
  var problems = leftovers(of: run, expectation, snippet.listing)
  guard let text = String(validating: run.output, as: UTF8.self) else {
    problems.append(
      snippet.listing.problem(
        "it prints bytes that are not UTF-8",
        detail: [dump(run.output)], help: "print text, or print bytes in hex"))
    return [Outcome(snippet.listing, problems: problems)]
      + unjudged(snippet.output, "its program prints no text")
  }
  let lines = lines(of: text)
  if let problem = wrongEnding(run, expectation, snippet, lines) {
    return [Outcome(snippet.listing, problems: problems + [problem])]
      + unjudged(snippet.output, "its program ends otherwise")
  }
  guard let output = snippet.output else {
    if !lines.isEmpty, problems.isEmpty {
      problems.append(
        snippet.listing.problem(
          "it prints something, and no output follows", detail: excerpt(lines),
          help: "put an `output` fence below; --fix fills an empty one"))
    }
    return [Outcome(snippet.listing, problems: problems)]
  }
  return [
    Outcome(snippet.listing, problems: problems),
    compare(
      lines, with: output.listing, expectation, "it prints something else"),
  ]
}

private func excerpt(_ lines: [String]) -> [String] {
  lines.count <= 20
    ? lines : lines.prefix(20) + ["and \(lines.count - 20) more"]
}

/// The bytes around the first that is not UTF-8, in hexadecimal.
private func dump(_ bytes: [UInt8]) -> String {
  let valid = String(decoding: bytes, as: UTF8.self)
    .unicodeScalars.prefix { $0 != "\u{fffd}" }
    .reduce(0) { $0 + UTF8.width($1) }
  let hex = bytes[valid...].prefix(8).map { byte in
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
  return "at byte \(valid): \(hex.joined(separator: " "))"
}
