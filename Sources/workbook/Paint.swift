import Foundation

/// Colours, if standard output is a terminal and NO_COLOR is not set.
struct Paint {
  private let isOn =
    isatty(STDOUT_FILENO) == 1
    && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty

  func bold(_ text: String) -> String { paint(text, "1") }
  func good(_ text: String) -> String { paint(text, "32") }
  func bad(_ text: String) -> String { paint(text, "31") }
  func error(_ text: String) -> String { paint(text, "1;31") }

  private func paint(_ text: String, _ code: String) -> String {
    isOn ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
  }
}
