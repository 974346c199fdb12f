import Supervisor

extension Check {
  /// What is wrong with how a program ended.
  func wrongEnding(of run: Run, _ printed: [String]) -> Problem? {
    let words = run.ending.words
    guard words != expectation.ending else { return nil }
    let remedy = "correct the program"
    var help = words.map { "\(remedy), or say `output \($0)`" } ?? remedy
    if words == .timeout { help += "; its standard input is empty" }
    if run.ending == .flood { help += ": a reader cannot read so much" }
    var problem = listing.problem(
      "\(run.ending); expected `\(expectation.ending)`",
      detail: printed.suffix(20), help: help)
    if let line = trap(in: printed) { problem.place = place(ofLine: line) }
    return problem
  }

  /// What is wrong with what a program left behind.
  func leftovers(of run: Run) -> [Problem] {
    guard run.ending.isOwn else { return [] }
    var problems: [Problem] = []
    /// Compares what was left with what the output says.
    func judge(_ leftover: Expectation.Leftover, isLeft: Bool, _ what: String) {
      guard isLeft != expectation.leaves.contains(leftover) else { return }
      let word = "leaves=\(leftover.rawValue)"
      problems.append(
        isLeft
          ? listing.problem(
            "it leaves behind \(what)",
            help: "wait for children, and close descriptors; if the text is "
              + "about this, say `output \(word)`")
          : listing.problem(
            "it leaves nothing behind, and its output says `\(word)`",
            help: "take out the word"))
    }
    if let running = run.running,
      !run.hasOrphans || running > 0 || expectation.leaves.contains(.child)
    {
      judge(
        .child, isLeft: run.unreaped + running > 0,
        "\(run.unreaped) children that it did not wait for, and \(running) that "
          + "still run")
    }
    if let open = run.descriptors, case .exit = run.ending {
      judge(
        .descriptors, isLeft: !open.isEmpty,
        "open descriptors: " + open.map(String.init).joined(separator: ", "))
    }
    return problems
  }
}

extension Run {
  /// What could not be seen of it here, if there is something.
  var unseen: String? {
    guard ending.isOwn else { return nil }
    if running == nil { return Self.childrenUnseen }
    if hasOrphans { return "children cannot be told from orphans: no ptrace" }
    if descriptors == nil, case .exit = ending {
      return "descriptors cannot be seen here: no ptrace"
    }
    return nil
  }

  /// Whether some that ended may have been its descendants' children: a tracer
  /// alone can wait for these at the moment when the command ends.
  fileprivate var hasOrphans: Bool { unreaped > 0 && !Feature.ptrace.isGranted }

  static let childrenUnseen = "children cannot be seen here"
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
    case .unwatched: "it ended or stopped the process that watches it"
    }
  }

  /// Whether the command came to an end by itself.
  var isOwn: Bool {
    switch self {
    case .exit, .signal: true
    case .timeout, .flood, .unwatched: false
    }
  }

  /// The ending in the words of an info string, if there are any.
  fileprivate var words: Expectation.Ending? {
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
