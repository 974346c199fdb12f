/// What is wrong with how a program ended.
func wrongEnding(
  _ run: Run, _ expectation: Expectation, _ snippet: Snippet, _ lines: [String]
) -> Problem? {
  guard !run.ending.agrees(with: expectation.ending) else { return nil }
  var problem = snippet.listing.problem(
    "\(run.ending), and \(expectation.ending)",
    detail: Array(lines.suffix(20)), help: help(for: run.ending))
  if let line = trap(in: lines) {
    let place = snippet.place(ofLine: line)
    (problem.file, problem.line) = (place.file, place.line)
  }
  if snippet.readsStandardInput {
    problem.help +=
      "; it reads standard input, which is /dev/null here: nothing but its end"
  }
  return problem
}

/// What is wrong with what a program left behind.
func leftovers(
  of run: Run, _ expectation: Expectation, _ listing: Listing
) -> [Problem] {
  switch run.ending {
  case .timeout, .flood, .unwatched: return []
  case .exit, .signal: break
  }
  var problems: [Problem] = []
  let left = run.unreaped + run.running
  if left > 0, !expectation.leaves.contains(.child) {
    problems.append(
      listing.problem(
        "it leaves \(left == 1 ? "a child" : "\(left) children") behind: "
          + "\(run.unreaped) ended and never waited for, "
          + "\(run.running) still running",
        help: "wait for each child; if the text is about this, say "
          + "`output leaves=child`"))
  }
  if left == 0, expectation.leaves.contains(.child), run.seesChildren {
    problems.append(
      listing.problem(
        "it leaves no child behind, and its output says that it does",
        help: "take out `leaves=child`"))
  }
  guard let open = run.descriptors, case .exit = run.ending else {
    return problems
  }
  if !open.isEmpty, !expectation.leaves.contains(.descriptors) {
    problems.append(
      listing.problem(
        "it ends with descriptors open that it was not given: "
          + open.map(String.init).joined(separator: ", "),
        help: "close what it opens; if the text is about this, say "
          + "`output leaves=descriptors`"))
  }
  if open.isEmpty, expectation.leaves.contains(.descriptors) {
    problems.append(
      listing.problem(
        "it leaves no descriptor open, and its output says that it does",
        help: "take out `leaves=descriptors`"))
  }
  return problems
}

extension Run {
  /// Whether children left behind can be seen: where orphans can be adopted.
  var seesChildren: Bool { Requirement.System.current == .linux }
}

extension Run.Ending: CustomStringConvertible {
  /// The ending as a sentence's beginning.
  var description: String {
    switch self {
    case .exit(let status): "it ends with exit status \(status)"
    case .signal(let number): "it is ended by \(Signal.name(of: number))"
    case .timeout: "it does not end within its time"
    case .flood: "it prints more than \(Run.outputLimit / 1024) KiB"
    case .unwatched: "it ends the process that watches it"
    }
  }

  fileprivate func agrees(with expected: Expectation.Ending) -> Bool {
    switch (self, expected) {
    case (.exit(let status), .exit(let expected)): status == expected
    case (.signal(let number), .signal(let expected)):
      expected.numbers.contains(number)
    case (.timeout, .timeout): true
    default: false
    }
  }
}

extension Expectation.Ending: CustomStringConvertible {
  /// The ending as the end of a sentence.
  public var description: String {
    switch self {
    case .exit(let status): "is to end with exit status \(status)"
    case .signal(.trap): "is to be ended by a trap"
    case .signal(let signal): "is to be ended by SIG\(signal.rawValue)"
    case .timeout: "is to run until its time is up"
    }
  }
}

private func help(for ending: Run.Ending) -> String {
  switch ending {
  case .exit(0): "mend the program, or its output's info string"
  case .exit(let status):
    "mend the program, or say `output exit=\(status)`"
  case .signal(let number):
    if let signal = Signal(number) {
      "mend the program, or say `output signal=\(signal.rawValue)`"
    } else {
      "mend the program"
    }
  case .timeout:
    "mend the program, which has ten seconds; if it is to hang, say "
      + "`output timeout`"
  case .flood: "print less: a reader cannot read it either"
  case .unwatched: "leave the parent process alone"
  }
}

/// The line of the program that Swift's fatal error names, or C's assert(3).
private func trap(in lines: [String]) -> Int? {
  lines.lazy.compactMap {
    $0.firstMatch(of: /^main\/main\.swift:(\d+): Fatal|main\.c:(\d+): .*Assert/)
      .flatMap { Int($0.1 ?? $0.2 ?? "") }
  }.first
}

extension Snippet {
  fileprivate var readsStandardInput: Bool {
    source.contains(/\b(readLine|STDIN_FILENO|stdin|getchar|scanf)\b|\bread\(0/)
  }
}
