import Supervisor

/// What came of an attempt at an exercise.
package enum Verdict: Sendable {
  /// It holds in every trial; their names.
  case passed([String])
  /// It does not hold.
  case refused(Refusal)
  /// It does not compile.
  case doesNotCompile([Problem])

  /// Why an attempt does not hold.
  package struct Refusal: Sendable {
    /// The trial that it failed in.
    var trial: String?
    /// What it did.
    package var happened: String
    /// What it is to do.
    var should: String
    /// What it printed in that trial.
    var printed: [String] = []
  }

  /// Whether it holds.
  package var isPassed: Bool {
    if case .passed = self { true } else { false }
  }

  /// The verdict in words, for an exercise of a name.
  package func lines(for name: String) -> [String] {
    switch self {
    case .passed(let trials):
      ["\(name): passed"] + trials.map { "  " + $0 }
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
  /// Reads the verdict from what a check reported, and from how it ended.
  ///
  /// A trap names the attempt as the compiler called it; the reader gets its
  /// path.
  init(_ run: Run, of name: String, at path: String) {
    var trials: [String] = []
    let (happened, should) = run.ending.inTrial
    var refusal = Refusal(happened: happened, should: should)
    var isWhole = false
    var pieces = run.text
      .split(separator: "\u{1e}", omittingEmptySubsequences: false)[...]
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
    let left = run.unreaped + (run.running ?? 0)
    if isWhole, run.ending == .exit(0), left > 0 {
      refusal.happened = "it left \(left) of its processes behind"
      refusal.should = "wait for each of them"
    } else if isWhole, run.ending == .exit(0) {
      self = .passed(trials)
      return
    }
    refusal.printed = ending(of: refusal.printed)
      .map { visible($0.replacing(name + ":", with: path + ":")) }
    self = .refused(refusal)
  }
}

/// The last lines of what was printed, as many as fit on a screen, without the
/// addresses that a trap adds.
private func ending(of lines: [String]) -> [String] {
  let lines = lines.prefix { $0 != "Current stack trace:" }
  let limit = 10
  return lines.count <= limit
    ? Array(lines)
    : ["... (\(lines.count - limit) lines more)"] + lines.suffix(limit)
}

extension Run.Ending {
  /// What a check's end tells if the check itself tells nothing.
  fileprivate var inTrial: (happened: String, should: String) {
    switch self {
    case .exit(let status):
      (
        "it ended the process, with exit status \(status)",
        "return to its caller"
      )
    case .timeout:
      (
        "it does not end within \(TimeLimit.check / 1000) seconds",
        "come to its end"
      )
    case .signal(let number):
      (
        Signal(number)?.name == "trap"
          ? "a run-time error ended it" : "\(self)",
        "come to its end alive"
      )
    case .flood: ("\(self)", "print less")
    case .unwatched: ("\(self)", "leave the parent process alone")
    }
  }
}
