import Foundation
import Supervisor

/// The answers in a terminal session.
struct Answers: Codable {
  let run: Run
  /// What each command printed, and its exit status.
  let answers: [Run]
  /// What was printed after the last answer.
  let rest: String

  /// Reads what a script printed, in which each answer ends with a mark, the
  /// exit status, and a newline.
  init(_ run: Run, mark: String) {
    self.run = run
    var answers: [Run] = []
    var rest = run.output[...]
    while let end = rest.firstRange(of: Array(mark.utf8)) {
      let status = rest[end.upperBound...].prefix { $0 != UInt8(ascii: "\n") }
      answers.append(
        Run(
          output: Array(rest[..<end.lowerBound]),
          ending: .exit(Int32(String(decoding: status, as: UTF8.self)) ?? -1)))
      rest = rest[status.endIndex...].dropFirst()
    }
    self.answers = answers
    self.rest = String(decoding: rest, as: UTF8.self)
  }
}

/// A terminal session: what is typed, and whether the answers are right.
struct Session {
  let check: Check
  /// The lines of each command as they are in the text, and the index of the
  /// first.
  private(set) var commands: [(lines: [String], index: Int)] = []

  /// Reads a listing: a command begins with `$ `, and continues in the lines
  /// below that begin with `> `.
  init(_ check: Check) throws(Problem) {
    self.check = check
    guard check.listing.fence.lines.first?.hasPrefix("$ ") == true else {
      throw check.listing.problem(
        "a console begins with a command", help: "begin its line with `$ `")
    }
    var goesOn = false
    for (index, line) in check.listing.fence.lines.enumerated() {
      if line.hasPrefix("$ ") {
        commands.append(([line], index))
        goesOn = true
      } else if goesOn, line.hasPrefix("> ") {
        commands[commands.count - 1].lines.append(line)
      } else {
        goesOn = false
      }
    }
  }

  /// A script that runs the commands in one shell, marks the end of each answer
  /// with the exit status, and passes `$?` on to the next command.
  func script(mark: String) -> String {
    // In two pieces, so that no command can find the whole mark.
    let (first, second) = (mark.prefix(18), mark.dropFirst(18))
    return commands.map { command in
      let text = command.lines.map { $0.dropFirst(2) }.joined(separator: "\n")
      // Not by characters: `'` and an accent are one.
      let quoted = text.unicodeScalars.replacing(
        ["'"], with: "'\\''".unicodeScalars)
      return """
        eval '\(quoted)'
        _status=$?; printf '%s%s%d\\n' \(first) '\(second)' $_status; (exit $_status)
        """
    }.joined(separator: "\n")
  }

  /// Judges the answers.
  func outcome(of printed: Answers) -> Outcome {
    var outcome = Outcome(check: check)
    let (run, answers) = (printed.run, printed.answers)
    guard answers.count == commands.count, run.ending.isOwn else {
      outcome.problems = [
        place(of: min(answers.count, commands.count - 1)).problem(
          "the session ends here: \(run.ending)",
          detail: lines(of: printed.rest).suffix(20),
          help: "keep the shell alive until the session's end")
      ]
      return outcome
    }
    outcome.skipped = run.childrenUnseen
    outcome.problems =
      check.leftovers(of: run)
      + answers.enumerated().compactMap { problem(with: $1, to: $0) }
    if !printed.rest.isEmpty {
      outcome.problems.append(
        check.listing.problem(
          "it prints something after the last command",
          detail: lines(of: printed.rest), help: "make it print that earlier"))
    }
    guard outcome.problems.isEmpty else { return outcome }
    outcome.compare(
      zip(commands, answers).flatMap { $0.lines + lines(of: $1.text) },
      with: check.listing, "the terminal prints something else")
    return outcome
  }

  /// What is wrong with an answer, apart from its text.
  private func problem(with answer: Run, to index: Int) -> Problem? {
    if let flaw = answer.flaw {
      return place(of: index).problem(
        "the answer: \(flaw)",
        help: "add `; echo`, for the next prompt; show bytes with `od -t x1`")
    }
    let isLast = index == commands.count - 1
    // Nothing replaces a `$?` in quotation marks or in a comment.
    let isShown =
      !isLast
      && commands[index + 1].lines.contains { $0.contains(/^[^'#\\]*\$\?/) }
    let expected: Expectation.Ending =
      isLast ? check.expectation.ending : .exit(0)
    if isShown || expected == answer.ending.asExpected { return nil }
    return place(of: index).problem(
      "the command: \(answer.ending); expected `\(expected)`",
      help:
        "put `$ echo $?` after it, or, if it is the last one, say how it ends, "
        + "as in `console exit=1`")
  }

  private func place(of command: Int) -> Place {
    check.listing.place(ofLine: commands[command].index + 1)
  }
}
