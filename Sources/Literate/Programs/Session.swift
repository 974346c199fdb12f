import Foundation
import Supervisor

/// What came back in a terminal session.
struct Answers: Codable {
  struct Answer: Codable {
    var bytes: [UInt8]
    /// The exit status of the command.
    var status: Int32

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  let run: Run
  let answers: [Answer]
  /// What was printed after the last of them.
  let rest: String

  /// Reads what a script printed, in which each answer ends with a mark, the
  /// exit status, and a newline.
  init(_ run: Run, mark: String) {
    self.run = run
    var answers: [Answer] = []
    var rest = run.output[...]
    while let end = rest.firstRange(of: Array(mark.utf8)) {
      let status = rest[end.upperBound...].prefix { $0 != UInt8(ascii: "\n") }
      answers.append(
        Answer(
          bytes: Array(rest[..<end.lowerBound]),
          status: Int32(String(decoding: status, as: UTF8.self)) ?? -1))
      rest = rest[status.endIndex...].dropFirst()
    }
    self.answers = answers
    self.rest = String(decoding: rest, as: UTF8.self)
  }
}

/// A terminal session: what is typed, and what becomes of it.
struct Session {
  let check: Check
  /// What is typed: the lines of each command as they stand, and the index of
  /// the first.
  private(set) var commands: [(lines: [String], index: Int)] = []

  /// Reads a listing: a command begins with `$ `, and goes on in the lines below
  /// that begin with `> `.
  init(_ check: Check) throws(Problem) {
    self.check = check
    var goesOn = false
    for (index, line) in check.listing.fence.lines.enumerated() {
      if line.hasPrefix("$ ") {
        commands.append(([line], index))
        goesOn = true
      } else if goesOn, line.hasPrefix("> ") {
        commands[commands.count - 1].lines.append(line)
      } else {
        goesOn = false
        if commands.isEmpty { break }
      }
    }
    if commands.isEmpty {
      throw check.listing.problem(
        "a console begins with a command", help: "begin its line with `$ `")
    }
  }

  /// A script that types the commands into one shell, each answer marked at its
  /// end with the exit status, and `$?` handed on from one to the next.
  func script(mark: String) -> String {
    // The mark never stands whole where a command can read it.
    let (first, second) = (mark.prefix(18), mark.dropFirst(18))
    return commands.map { command in
      let text = command.lines.map { $0.dropFirst(2) }.joined(separator: "\n")
      return """
        eval '\(text.replacing("'", with: "'\\''"))'
        _status=$?; printf '%s%s%d\\n' \(first) '\(second)' $_status; (exit $_status)
        """
    }.joined(separator: "\n")
  }

  /// Judges what came of the session.
  func outcome(of session: Answers) -> Outcome {
    var outcome = Outcome(check: check)
    let (run, answers) = (session.run, session.answers)
    guard answers.count == commands.count, run.ending.isOwn else {
      outcome.problems = [
        place(of: min(answers.count, commands.count - 1)).problem(
          "the session ends here: \(run.ending)",
          detail: lines(of: session.rest).suffix(20),
          help: "let the shell live to the session's end")
      ]
      return outcome
    }
    var seen = run
    // A shell has descriptors of its own.
    seen.descriptors = []
    outcome.problems = check.leftovers(of: seen)
    outcome.skipped = seen.unseen
    for (index, answer) in answers.enumerated() {
      if let problem = problem(with: answer, to: index) {
        outcome.problems.append(problem)
      }
    }
    if !session.rest.isEmpty {
      outcome.problems.append(
        check.listing.problem(
          "it prints something after the last command",
          detail: lines(of: session.rest), help: "let it be printed earlier"))
    }
    outcome.compare(
      zip(commands, answers).flatMap { $0.lines + lines(of: $1.text) },
      with: check.listing, "the terminal says something else")
    return outcome
  }

  /// What is wrong with an answer but for its words.
  private func problem(with answer: Answers.Answer, to index: Int) -> Problem? {
    if let flaw = Run(output: answer.bytes, ending: .exit(0)).flaw {
      return place(of: index).problem(
        "the answer: \(flaw)",
        help: "add `; echo`, as a next prompt needs a new line; show bytes in "
          + "hexadecimal, for example by `od -t x1`")
    }
    let isLast = index == commands.count - 1
    let isShown =
      !isLast && commands[index + 1].lines.contains { $0.contains("$?") }
    let expected: Expectation.Ending =
      isLast ? check.expectation.ending : .exit(0)
    if isShown || expected == .exit(answer.status) { return nil }
    return place(of: index).problem(
      "the command ends with exit status \(answer.status); expected `\(expected)`",
      help: "let `$ echo $?` follow; of a last command, say `console exit="
        + "\(answer.status)`")
  }

  private func place(of command: Int) -> Place {
    check.listing.place(ofLine: commands[command].index + 1)
  }
}
