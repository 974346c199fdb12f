/// What came of an attack.
struct Outcome {
  /// Whether it did what it was to do.
  let isDone: Bool
  /// What it has got, or what was in its way.
  let text: String
}

extension Outcome {
  /// As it is sent to the attacker.
  var line: String { (isDone ? "+" : "-") + text }

  /// Reads what was sent.
  init(line: Substring) {
    isDone = line.first == "+"
    text = String(line.dropFirst())
  }
}
