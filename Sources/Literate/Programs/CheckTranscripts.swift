import Foundation

extension Workshop {
  /// Types a terminal session again, and compares what comes back.
  func judge(transcript listing: Listing, of chapter: Chapter) -> Outcome {
    do throws(Problem) {
      let commands = try commands(in: listing)
      let run = try withScratch { scratch throws(Problem) in
        for source in chapter.sources {
          let name = URL(filePath: source.path).lastPathComponent
          try write(source.text, to: scratch + "/" + name)
        }
        return try self.run(
          ["/bin/sh", "-c", script(of: commands)], in: scratch,
          for: listing.place,
          limit: 60_000)
      }
      guard let text = String(validating: run.output, as: UTF8.self) else {
        throw listing.problem(
          "a command prints bytes that are not UTF-8",
          help: "show bytes in hexadecimal, for example by `od -t x1`")
      }
      let outcome = compare(
        session(commands, answers: text), with: listing, Expectation(),
        "the terminal says something else")
      let problems = complaints(of: run, listing) + outcome.problems
      return Outcome(
        listing, problems: problems, replacement: outcome.replacement)
    } catch {
      return Outcome(listing, problems: [error])
    }
  }

  private func complaints(of run: Run, _ listing: Listing) -> [Problem] {
    switch run.ending {
    case .timeout, .flood, .unwatched:
      [listing.problem("\(run.ending)", help: "mend or shorten the commands")]
    case .exit, .signal:
      leftovers(
        of: Run(
          output: [], ending: run.ending, unreaped: run.unreaped,
          running: run.running),
        Expectation(), listing)
    }
  }
}

/// What is typed in a session: the lines of each command as they stand.
///
/// A command goes on in the next line after a backslash.
private func commands(in listing: Listing) throws(Problem) -> [[String]] {
  var commands: [[String]] = []
  var goesOn = false
  for line in listing.fence.lines {
    if goesOn {
      commands[commands.count - 1].append(line)
    } else if line.hasPrefix("$ ") {
      commands.append([line])
    } else if commands.isEmpty {
      throw listing.problem(
        "a console begins with a command", help: "begin its line with `$ `")
    } else {
      continue
    }
    goesOn = line.hasSuffix("\\")
  }
  if commands.isEmpty {
    throw listing.problem(
      "a console without a command", help: "write one, as `$ ls`")
  }
  return commands
}

/// What ends the answer to each command: no program of the book prints it.
private let mark = "\u{1e}"

/// A script that types the commands into one shell, each answer marked at its
/// end, and `$?` handed on from one to the next.
private func script(of commands: [[String]]) -> String {
  commands.map { lines in
    let command = lines.joined(separator: "\n").dropFirst(2)
    let quoted = command.replacing("'", with: "'\\''")
    return """
      eval '\(quoted)'
      status=$?; printf '\\036'; (exit $status)
      """
  }.joined(separator: "\n")
}

/// The session as a terminal shows it: each command and its answer.
private func session(_ commands: [[String]], answers text: String) -> [String] {
  let answers = text.split(separator: mark, omittingEmptySubsequences: false)
  return zip(commands, answers).flatMap { $0 + lines(of: String($1)) }
}
