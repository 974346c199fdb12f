@testable import Literate

/// What an info string is made of.
let words = [
  " ", "\t", "swift", "c", "run", "continued", "build", "error", "console",
  "output", "text", "sh", "check", "exit=", "3", "256", "signal=", "PIPE",
  "trap", "timeout", "leaves=", "child", "descriptors", "linux", "root",
  "needs=", "tmux", "a/b.c", "=", "+", "-", "\u{A0}", "\u{E9}", "\u{301}",
]

/// An info string means the same however its words are spaced, or is refused
/// with advice.
func check(_ text: String) {
  let place = Place("a")
  do {
    let read = try InfoString(text: text, place: place).read()
    let spaced = "  " + text.replacing(" ", with: "   ") + " "
    guard let again = try? InfoString(text: spaced, place: place).read() else {
      fatalError("blanks between words mean nothing")
    }
    require(
      read.kind == again.kind && read.requirement == again.requirement,
      "blanks between words mean nothing")
  } catch {
    require(!error.message.isEmpty && !error.help.isEmpty, "advice is given")
  }
}
