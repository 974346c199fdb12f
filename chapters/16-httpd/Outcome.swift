/// The outcome of an attack.
struct Outcome {
  /// Whether the attack succeeded.
  let isDone: Bool
  /// What the attacker got, or what prevented it.
  let text: String
}

extension Outcome {
  /// The outcome as it is reported.
  var line: String { (isDone ? "+" : "-") + text }

  /// Parses a reported outcome.
  init(line: Substring) {
    isDone = line.first == "+"
    text = String(line.dropFirst())
  }
}
