import Foundation

/// Shows what is being checked: on a terminal in one line that is written
/// over, elsewhere in a line for each.
struct Progress: Sendable {
  let count: Int
  private let isTerminal = isatty(STDERR_FILENO) == 1

  init(count: Int) {
    self.count = count
  }

  @Sendable func show(_ begun: Int, _ name: String) {
    let line = "[\(begun)/\(count)] \(name)"
    write(isTerminal ? "\r\(line)\u{1b}[K" : line + "\n")
  }

  /// Takes the line away.
  func clear() {
    if isTerminal { write("\r\u{1b}[K") }
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
