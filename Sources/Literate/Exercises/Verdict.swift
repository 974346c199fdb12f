import Supervisor

/// The result of an attempt at an exercise.
package enum Verdict: Sendable {
  /// It passed every trial; their names, and what could not be seen.
  case passed([String], unseen: String?)
  /// It failed a trial.
  case refused(Refusal)
  /// It does not compile.
  case doesNotCompile([Problem])

  /// Why an attempt failed.
  package struct Refusal: Sendable {
    /// The trial that it failed in.
    var trial: String?
    /// What it did.
    package var happened: String
    /// What it should do.
    var should: String
    /// What it printed in that trial.
    var printed: [String] = []
  }

  /// Whether it passed.
  package var isPassed: Bool {
    if case .passed = self { true } else { false }
  }

  /// The verdict in words, with the exercise's name.
  package func lines(for name: String) -> [String] {
    switch self {
    case .passed(let trials, let unseen):
      ["\(name): passed" + (unseen.map { ", but " + $0 } ?? "")]
        + trials.map { "  " + $0 }
    case .refused(let refusal):
      [
        "\(name): not yet"
          + (refusal.trial.map { ", in the trial `\($0)`" } ?? ""),
        "  happened: " + refusal.happened, "  should:   " + refusal.should,
      ]
        + (refusal.printed.isEmpty ? [] : ["  it printed:"])
        + refusal.printed.map { "    " + $0 }
    case .doesNotCompile(let problems):
      ["\(name): does not compile"] + problems.map(\.description)
    }
  }
}

extension Verdict {
  /// Reads the verdict from a check's reports, each behind a mark, and its end.
  ///
  /// A trap prints the name that the compiler had for the attempt. The reader
  /// is shown the path instead.
  init(
    _ run: Run, mark: String, of name: String, at path: String,
    limit: Int = TimeLimit.check
  ) {
    var trials: [String] = []
    let (happened, should) = run.ending.inTrial(of: limit)
    var refusal = Refusal(happened: happened, should: should)
    var isWhole = false
    var pieces = run.text
      .split(separator: mark, omittingEmptySubsequences: false)[...]
    refusal.printed = Literate.lines(of: String(pieces.popFirst() ?? ""))
    for piece in pieces {
      let lines = Literate.lines(of: String(piece))
      let report = lines.first ?? ""
      let word = report.prefix { $0 != " " }
      let text = String(report.dropFirst(word.count + 1))
      switch word {
      case "trial":
        trials.append(text)
        refusal.trial = text
        refusal.printed = []
      case "happened": refusal.happened = text
      case "should": refusal.should = text
      case "passed": isWhole = true
      default: break
      }
      refusal.printed += lines.dropFirst()
    }
    if isWhole, run.ending == .exit(0), let left = run.childrenLeft, left > 0 {
      refusal.happened = "it left \(left) of its processes behind"
      refusal.should = "wait for each of them"
    } else if isWhole, run.ending == .exit(0) {
      // Each trial counts its descriptors itself.
      self = .passed(trials, unseen: run.childrenUnseen)
      return
    }
    refusal.printed = ending(of: refusal.printed)
      .map { visible($0.replacing(name + ":", with: path + ":")) }
    self = .refused(refusal)
  }
}

/// The last few lines of what was printed, without the stack trace that a trap
/// adds.
private func ending(of lines: [String]) -> [String] {
  let lines = lines.prefix { $0 != "Current stack trace:" }
  let limit = 10
  return lines.count <= limit
    ? Array(lines)
    : ["... (\(lines.count - limit) lines more)"] + lines.suffix(limit)
}

extension Run.Ending {
  /// What the end of a check says if the check itself says nothing.
  fileprivate func inTrial(
    of limit: Int
  ) -> (happened: String, should: String) {
    switch self {
    case .exit(let status):
      (
        "it ended the process, with exit status \(status)",
        "return to its caller"
      )
    case .timeout: ("it does not end within \(limit / 1000) seconds", "finish")
    case .signal(let number):
      (
        Signal(number)?.name == "trap"
          ? "a run-time error ended it" : "\(self)",
        "finish without crashing"
      )
    case .flood: ("\(self)", "print less")
    case .unwatched: ("\(self)", "leave the parent process alone")
    }
  }
}
