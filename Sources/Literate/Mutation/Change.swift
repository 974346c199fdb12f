/// A way to spoil a line.
enum Change {
  /// The line goes.
  case drop
  /// The line stands twice.
  case double
  /// One of its digits is another.
  case digit
  /// One of its words is misspelt.
  case word
  /// One of its words is misspelt that stand in no string.
  case name
  /// One of its operators is another, or a truth value; in no string.
  case sign
  /// An `expect` holds whatever comes.
  case trust
  /// A text becomes code.
  case disguise

  /// How a line can be spoiled that is compared as it stands.
  static let ofText = [drop, double, digit, word, sign]

  /// How each line of a program can be spoiled that is compiled and run, by its
  /// index.
  ///
  /// A larger buffer, a descriptor closed twice, or other words in a message
  /// change nothing that has to agree, so that there are fewer ways than for a
  /// text. What is left out is what another system compiles, and an import may
  /// be there for that.
  static func ofProgram(_ lines: [String]) -> [(index: Int, changes: [Change])]
  {
    var depth = 0
    return codeLines(in: lines).compactMap { index in
      let line = lines[index].drop(while: \.isWhitespace)
      if line.hasPrefix("#if") { depth += 1 }
      defer { if line.hasPrefix("#endif") { depth -= 1 } }
      if depth > 0 { return nil }
      let isImport = line.hasPrefix("import ") || line.hasPrefix("#include ")
      return (index, isImport ? [.name] : [.drop, .name, .sign])
    }
  }

  /// The lines that stand in the line's place, or nil where it cannot be
  /// spoiled in this way.
  ///
  /// A comment behind the code stays as it is.
  func lines(
    insteadOf line: String, using random: inout SeededGenerator
  ) -> [String]? {
    let code = line.prefix(upTo: endOfCode(in: line))
    let changed: String?
    switch self {
    case .drop: return []
    case .double: return [line, line]
    case .disguise: return ["$ " + line]
    case .digit:
      changed = replacing(/[0-9]/, in: code, using: &random) { digit in
        "\(((Int(digit) ?? 0) + 1) % 10)"
      }
    case .word:
      changed = replacing(/[A-Za-z]{2,}/, in: code, using: &random) { $0 + "x" }
    case .name:
      changed = replacing(
        /[A-Za-z]{2,}/, in: code, using: &random,
        where: { !isInString($0, in: code) }
      ) { $0 + "x" }
    case .sign:
      changed = replacing(
        /\ (?:==|!=|<|>|<=|>=|\+|-|&&|\|\||\+=|-=) |\btrue\b|\bfalse\b/,
        in: code, using: &random, where: { !isInString($0, in: code) }
      ) { opposites[String($0)] ?? "" }
    case .trust:
      changed = replacing(/\bexpect\(/, in: code, using: &random) {
        $0 + "true ||" + ($0.endIndex == code.endIndex ? "" : " ")
      }
    }
    return changed.map { [$0 + line[code.endIndex...]] }
  }
}

private let opposites = [
  " == ": " != ", " != ": " == ", " < ": " >= ", " >= ": " < ", " > ": " <= ",
  " <= ": " > ", " + ": " - ", " - ": " + ", " && ": " || ", " || ": " && ",
  " += ": " -= ", " -= ": " += ", "true": "false", "false": "true",
]

/// Replaces one of the places where a pattern stands, drawn by lot.
private func replacing(
  _ pattern: Regex<Substring>, in line: Substring,
  using random: inout SeededGenerator,
  where isSuitable: (String.Index) -> Bool = { _ in true },
  by replacement: (Substring) -> String
) -> String? {
  line.matches(of: pattern).filter { isSuitable($0.range.lowerBound) }
    .randomElement(using: &random).map { match in
      line[..<match.range.lowerBound] + replacement(match.output)
        + line[match.range.upperBound...]
    }
}

private func isInString(_ place: String.Index, in line: Substring) -> Bool {
  !line[..<place].matches(of: /(?:^|[^\\])"/).count.isMultiple(of: 2)
}

private func endOfCode(in line: String) -> String.Index {
  line.firstMatch(of: /\s(?:\/\/|\/\*)/)?.range.lowerBound ?? line.endIndex
}
