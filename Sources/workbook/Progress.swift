import Foundation

/// Shows what is being checked and how long the rest may take: on a terminal in
/// one line that is overwritten, elsewhere one line for each.
struct Progress: Sendable {
  let count: Int
  private let begin = ContinuousClock.now
  private let isTerminal = isatty(STDERR_FILENO) == 1

  @Sendable func show(_ begun: Int, _ name: String) {
    let line = "[\(begun)/\(count)]\(estimate(begun)) \(name)"
    write(isTerminal ? "\r\(line)\u{1b}[K" : line + "\n")
  }

  /// The time left, once it can be estimated: the rest take as long each as
  /// those before.
  private func estimate(_ begun: Int) -> String {
    let seconds = (ContinuousClock.now - begin) / .seconds(1)
    guard seconds > 1, begun > 1 else { return "" }
    let left = seconds / Double(begun - 1) * Double(count - begun + 1)
    return " \(Int(left.rounded(.up))) s left"
  }

  /// Clears the line.
  func clear() {
    if isTerminal { write("\r\u{1b}[K") }
  }
}

/// Writes to standard error, and ignores failure, which is no reason to stop.
private func write(_ text: String) {
  var left = Array(text.utf8)[...]
  while !left.isEmpty {
    let count = left.withUnsafeBytes {
      Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count)
    }
    guard count > 0 else { return }
    left.removeFirst(count)
  }
}

/// Prints a line on standard error.
func complain(_ line: String) { write(line + "\n") }
