/// The info string of a fence, and its place.
struct InfoString {
  let text: String
  let place: Place

  /// Words that can follow the first.
  private static let words =
    Purpose.allCases.map(\.rawValue) + Requirement.allSystems + [
      "root", "needs=tmux", "exit=3", "signal=PIPE", "timeout", "leaves=child",
      "leaves=descriptors",
    ]

  /// Reads it word by word, or throws what is wrong with it.
  func read() throws(Problem) -> (kind: Kind, requirement: Requirement) {
    var words = text.split(separator: " ").map(String.init)[...]
    let kind = try readKind(&words)
    var requirement = Requirement()
    var rest: [String] = []
    for word in words where !requirement.take(word) { rest.append(word) }
    let expectation = try readExpectation(rest, of: kind)
    return switch kind {
    case .output: (.output(expectation), requirement)
    case .console: (.console(expectation), requirement)
    default: (kind, requirement)
    }
  }

  private func readKind(
    _ words: inout ArraySlice<String>
  ) throws(Problem) -> Kind {
    let known =
      Language.allCases.map(\.rawValue)
      + ["console", "output", "check", "sh", "text"]
    guard let first = words.popFirst() else {
      throw place.problem(
        "a fence without an info string",
        help: "say what it is: \(known.joined(separator: ", "))")
    }
    switch first {
    case "console": return .console(Expectation())
    case "output": return .output(Expectation())
    case "sh", "text": return .shown(first)
    case "check":
      guard let name = words.popFirst() else {
        throw place.problem(
          "a check without the name of its exercise",
          help: "write, for example, `check reap`")
      }
      return .check(name)
    default:
      guard let language = Language(rawValue: first) else {
        throw unknown(first, known: known)
      }
      return readCode(in: language, &words)
    }
  }

  private func readCode(
    in language: Language, _ words: inout ArraySlice<String>
  ) -> Kind {
    for purpose in Purpose.allCases.reversed() {
      let names = purpose.rawValue.split(separator: " ").map(String.init)
      guard words.starts(with: names) else { continue }
      words.removeFirst(names.count)
      return .program(language, purpose)
    }
    guard let path = words.first, path.contains(/^[^=]*[\/.][^=]*$/) else {
      return .quotation(language, path: nil)
    }
    words.removeFirst()
    return .quotation(language, path: path)
  }

  /// Reads how a program or a terminal ends, and what it leaves behind.
  private func readExpectation(
    _ words: [String], of kind: Kind
  ) throws(Problem) -> Expectation {
    let foreign: Set<String> =
      switch kind {
      case .output: []
      // A terminal's shell exits, whatever happens to its commands.
      case .console: ["signal", "timeout"]
      default: ["exit", "signal", "timeout", "leaves"]
      }
    var endings: [Expectation.Ending] = []
    var leaves: Set<Expectation.Leftover> = []
    for word in words {
      let parts = word.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false
      ).map(String.init)
      switch (parts.first, parts.dropFirst().first) {
      case (let name?, _) where foreign.contains(name):
        throw place.problem(
          "`\(word)` in the info string `\(text)`",
          help: "`\(name)` goes with `output`; a `console` has only `exit=` "
            + "and `leaves=child`")
      case ("timeout", nil): endings.append(.timeout)
      case ("exit", let value?):
        guard let status = UInt8(value), value == "\(status)" else {
          throw place.problem(
            "`\(word)`: an exit status is a number from 0 to 255",
            help: "write, for example, `exit=3`")
        }
        endings.append(.exit(Int32(status)))
      case ("signal", let value?):
        guard let signal = Signal(named: value) else {
          throw unknown(value, known: Signal.names)
        }
        endings.append(.signal(signal))
      case ("leaves", let value?):
        guard let leftover = Expectation.Leftover(rawValue: value) else {
          throw unknown(
            value, known: Expectation.Leftover.allCases.map(\.rawValue))
        }
        leaves.insert(leftover)
      default: throw unknown(word, known: Self.words)
      }
    }
    let ending = endings.first ?? .exit(0)
    let seen: Set<Expectation.Leftover> =
      switch (kind, ending) {
      case (_, .timeout): []
      case (.output, .exit): [.child, .descriptors]
      default: [.child]
      }
    guard endings.count <= 1, leaves.isSubset(of: seen) else {
      throw place.problem(
        "`\(text)` says more than can be seen of one program",
        help: "keep one ending; only `leaves=child` goes with a signal or a "
          + "`console`, and no `leaves=` with `timeout`")
    }
    return Expectation(ending: ending, leaves: leaves)
  }

  private func unknown(_ word: String, known: [String]) -> Problem {
    place.problem(
      word == text
        ? "unknown info string `\(text)`"
        : "unknown word `\(word)` in the info string `\(text)`",
      help: known.contains(word)
        ? "the word is not for this kind of fence"
        : nearest(to: word, in: known).map { "did you mean `\($0)`?" }
          ?? "it can be one of: \(known.joined(separator: ", "))")
  }
}
