/// An info string, read word by word.
struct InfoString {
  private(set) var kind = Kind.output(Expectation())
  private(set) var requirement = Requirement()
  private let text: String
  private let place: Place

  /// Words that can follow the first.
  private static let words =
    Purpose.allCases.map(\.rawValue) + Requirement.allSystems + [
      "root", "needs=tmux", "exit=3", "signal=PIPE", "timeout", "leaves=child",
      "leaves=descriptors",
    ]

  /// Reads an info string, or throws what is wrong with it, at its place.
  init(_ text: String, at place: Place) throws(Problem) {
    self.text = text
    self.place = place
    var words = text.split(separator: " ").map(String.init)[...]
    kind = try readKind(&words)
    for word in words where !requirement.take(word) {
      guard try takeEnding(word) else { throw unknown(word, known: Self.words) }
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
          help: "write for example `check reap`")
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
    if let purpose = words.first.flatMap(Purpose.init) {
      words.removeFirst()
      guard purpose == .run, words.first == "continued" else {
        return .program(language, purpose)
      }
      words.removeFirst()
      return .program(language, .runContinued)
    }
    guard let path = words.first, path.contains(/^[^=]*[\/.][^=]*$/) else {
      return .quotation(language, path: nil)
    }
    words.removeFirst()
    return .quotation(language, path: path)
  }

  /// Takes in how a program or a terminal ends; false if the word tells nothing
  /// of that.
  private mutating func takeEnding(_ word: String) throws(Problem) -> Bool {
    switch kind {
    case .output(var expectation):
      guard try take(word, &expectation) else { return false }
      kind = .output(expectation)
    case .console(var expectation):
      // A terminal's shell ends well, whatever becomes of its commands.
      guard word != "timeout", !word.hasPrefix("signal="),
        try take(word, &expectation)
      else { return false }
      kind = .console(expectation)
    default: return false
    }
    return true
  }

  private func take(
    _ word: String, _ expectation: inout Expectation
  ) throws(Problem) -> Bool {
    let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
    switch (parts.first, parts.dropFirst().first) {
    case ("timeout", nil): expectation.ending = .timeout
    case ("exit", let value?):
      guard let status = UInt8(value) else {
        throw place.problem(
          "`\(word)`: an exit status is a number from 0 to 255",
          help: "write for example `exit=3`")
      }
      expectation.ending = .exit(Int32(status))
    case ("signal", let value?):
      guard let signal = Signal(named: value) else {
        throw unknown(value, known: Signal.names)
      }
      expectation.ending = .signal(signal)
    case ("leaves", let value?):
      guard let leftover = Expectation.Leftover(rawValue: value) else {
        throw unknown(value, known: ["child", "descriptors"])
      }
      expectation.leaves.insert(leftover)
    default: return false
    }
    return true
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
