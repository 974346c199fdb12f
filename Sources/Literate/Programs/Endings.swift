import Supervisor

extension Check {
  /// What is wrong with the way in which a program ended.
  func wrongEnding(of run: Run, _ printed: [String]) -> Problem? {
    let words = run.ending.asExpected
    guard words != expectation.ending else { return nil }
    let remedy = "correct the program"
    var help = words.map { "\(remedy), or say `output \($0)`" } ?? remedy
    if words == .timeout { help += "; its standard input is empty" }
    if run.ending == .flood { help += ": no reader can read that much" }
    var problem = listing.problem(
      "\(run.ending); expected `\(expectation.ending)`",
      detail: printed.suffix(20), help: help)
    if let line = trap(in: printed) { problem.place = place(ofLine: line) }
    return problem
  }

  /// What is wrong with what a program left behind.
  func leftovers(of run: Run) -> [Problem] {
    var problems: [Problem] = []
    /// Compares whether something was left with what the output says.
    func judge(_ leftover: Expectation.Leftover, isLeft: Bool, _ what: String) {
      guard isLeft != expectation.leaves.contains(leftover) else { return }
      let word = "leaves=\(leftover.rawValue)"
      problems.append(
        isLeft
          ? listing.problem(
            "it leaves behind \(what)",
            help: "wait for children, and close descriptors; if the text is "
              + "about that, say `output \(word)`")
          : listing.problem(
            "it leaves none behind, but says `\(word)`",
            help: "take the word out"))
    }
    if let left = run.childrenLeft {
      judge(
        .child, isLeft: left > 0,
        "\(left) of its processes, running or not waited for")
    }
    // A terminal's shell has descriptors of its own.
    if case .program = listing.kind, case .exit = run.ending,
      let open = run.descriptors
    {
      judge(
        .descriptors, isLeft: !open.isEmpty,
        "open descriptors: " + open.map(String.init).joined(separator: ", "))
    }
    return problems
  }
}

extension Run {
  /// How many children it left behind, running or not waited for; nil if that
  /// can't be seen.
  ///
  /// Some that ended may be orphans: only a tracer, which also sees
  /// descriptors, can wait for these at the moment when the command ends.
  var childrenLeft: Int? {
    guard ending.isOwn, let running else { return nil }
    let isCertain = running > 0 || unreaped == 0 || descriptors != nil
    return isCertain ? running + unreaped : nil
  }

  /// What could not be seen here, if anything.
  var unseen: String? {
    if let childrenUnseen { return childrenUnseen }
    guard descriptors == nil, case .exit = ending else { return nil }
    return "descriptors cannot be seen here: no ptrace"
  }

  var childrenUnseen: String? {
    guard ending.isOwn, childrenLeft == nil else { return nil }
    return running == nil
      ? "children cannot be seen here"
      : "children cannot be told from orphans here"
  }
}

extension Run.Ending: CustomStringConvertible {
  package var description: String {
    switch self {
    case .exit(let status): "it ended with exit status \(status)"
    case .signal(let number):
      "it was ended by "
        + (Signal(number)?.description ?? "signal \(number)")
    case .timeout: "it did not end in time"
    case .flood: "it printed more than it may"
    case .unwatched: "the process that watches it was ended or stopped"
    }
  }

  /// Whether it ended by exit or by a signal, before the engine ended it.
  var isOwn: Bool {
    switch self {
    case .exit, .signal: true
    case .timeout, .flood, .unwatched: false
    }
  }

  /// The ending as an info string says it, if it can.
  var asExpected: Expectation.Ending? {
    switch self {
    case .exit(let status): .exit(status)
    case .signal(let number): Signal(number).map { .signal($0) }
    case .timeout: .timeout
    case .flood, .unwatched: nil
    }
  }
}

extension Expectation.Ending: CustomStringConvertible {
  package var description: String {
    switch self {
    case .exit(let status): "exit=\(status)"
    case .signal(let signal): "signal=\(signal.name)"
    case .timeout: "timeout"
    }
  }
}

/// The line of the program that Swift's fatal error names, or C's assert(3).
private func trap(in lines: [String]) -> Int? {
  lines.lazy.compactMap {
    $0.firstMatch(of: /^main\/main\.swift:(\d+): Fatal|main\.c:(\d+): .*Assert/)
      .flatMap { Int($0.1 ?? $0.2 ?? "") }
  }.first
}
