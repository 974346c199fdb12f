/// An info string that the book does not know, and what to write instead.
struct UnknownInfo: Error, Equatable {
  var message: String
  var help: String
}

/// An info string, read: the kind of the fence, and where it can run.
struct Info: Equatable {
  var kind: Kind
  var requirement = Requirement()

  /// Reads an info string.
  init(_ string: String) throws(UnknownInfo) {
    var words = string.split(whereSeparator: \.isWhitespace).map(String.init)[
      ...]
    kind = try Self.kind(&words)
    while let word = words.popFirst() {
      if let system = Requirement.System(rawValue: word) {
        requirement.systems.insert(system)
      } else if word == "root" {
        requirement.root = true
      } else if let program = Requirement.program(named: word) {
        requirement.programs.insert(program)
      } else if case .output(let expectation) = kind {
        kind = .output(try expectation.adding(word))
      } else {
        throw UnknownInfo(
          word, in: string,
          candidates: Kind.Purpose.allCases.map(\.rawValue)
            + Requirement.System.allCases.map(\.rawValue)
            + ["root", "needs=tmux"])
      }
    }
  }

  private static func kind(
    _ words: inout ArraySlice<String>
  ) throws(UnknownInfo) -> Kind {
    guard let first = words.popFirst() else {
      throw UnknownInfo(
        message: "a fence without an info string",
        help: "say what it is: \(Self.firstWords.joined(separator: ", "))")
    }
    switch first {
    case "console": return .console
    case "output": return .output(Expectation())
    case "text": return .text
    case "check":
      guard let name = words.popFirst() else {
        throw UnknownInfo(
          message: "a check names its exercise",
          help: "write for example `check reap`")
      }
      return .check(name)
    default:
      guard let language = Kind.Language(rawValue: first) else {
        throw UnknownInfo(first, in: first, candidates: Self.firstWords)
      }
      return code(in: language, &words)
    }
  }

  private static func code(
    in language: Kind.Language, _ words: inout ArraySlice<String>
  ) -> Kind {
    guard let word = words.first else {
      return .quotation(language, path: nil)
    }
    if let purpose = Kind.Purpose(rawValue: word) {
      words.removeFirst()
      if purpose == .run, words.first == "continued" {
        words.removeFirst()
        return .program(language, .runContinued)
      }
      return .program(language, purpose)
    }
    if word.contains(where: { $0 == "/" || $0 == "." }) {
      words.removeFirst()
      return .quotation(language, path: word)
    }
    return .quotation(language, path: nil)
  }

  private static let firstWords =
    Kind.Language.allCases.map(\.rawValue) + [
      "console", "output", "check", "text",
    ]
}

extension Expectation {
  /// The expectation with what one more word of the info string says.
  fileprivate func adding(_ word: String) throws(UnknownInfo) -> Self {
    var result = self
    let parts = word.split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false
    ).map(String.init)
    switch (parts[0], parts.count == 2 ? parts[1] : nil) {
    case ("timeout", nil):
      result.ending = .timeout
    case ("unordered", nil):
      result.unordered = true
    case ("exit", let value?):
      guard let status = UInt8(value) else {
        throw UnknownInfo(
          message: "`\(word)`: an exit status is a number from 0 to 255",
          help: "write for example `exit=3`")
      }
      result.ending = .exit(Int32(status))
    case ("signal", let value?):
      guard let signal = Signal(rawValue: value) else {
        throw UnknownInfo(
          value, in: word, candidates: Signal.allCases.map(\.rawValue))
      }
      result.ending = .signal(signal)
    case ("leaves", let value?):
      guard let leftover = Leftover(rawValue: value) else {
        throw UnknownInfo(
          value, in: word, candidates: Leftover.allCases.map(\.rawValue))
      }
      result.leaves.insert(leftover)
    default:
      throw UnknownInfo(
        word, in: "output \(word)",
        candidates: [
          "exit=3", "signal=PIPE", "timeout", "unordered", "leaves=child",
          "leaves=descriptors", "linux", "macos", "openbsd", "root",
          "needs=tmux",
        ])
    }
    return result
  }
}

extension UnknownInfo {
  init(_ word: String, in string: String, candidates: [String]) {
    message =
      word == string
      ? "unknown info string `\(string)`"
      : "unknown word `\(word)` in the info string `\(string)`"
    help =
      if let nearest = nearest(to: word, in: candidates) {
        "did you mean `\(nearest)`?"
      } else {
        "it can be one of: \(candidates.joined(separator: ", "))"
      }
  }
}
