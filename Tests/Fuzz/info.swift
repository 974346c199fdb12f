/// What an info string is made of, and spelt with.
let words = [
  " ", "\t", "swift", "c", "run", "continued", "build", "error", "console",
  "output", "text", "check", "exit=", "3", "256", "signal=", "PIPE", "trap",
  "timeout", "unordered", "leaves=", "child", "descriptors", "linux", "root",
  "a/b.c", "\\", "&", "amp", "ouml", ";", "#", "#x", "D800", "0", "\u{A0}",
  "\u{E9}", "\u{301}",
]

/// An info string means the same however it is spelt, or is refused with
/// advice.
func check(_ text: String) {
  let bytes = Array(text.utf8).filter { !$0.isOne(of: "\r\n") }
  let info = InfoString.resolve(bytes[...])

  // Spelt with a backslash before each mark, it means itself.
  let backslash = UInt8(ascii: "\\")
  let spelt = info.utf8.map { $0.isPunctuation ? [backslash, $0] : [$0] }
  let isTrimmed =
    info.utf8.first?.isBlank != true && info.utf8.last?.isBlank != true
  if isTrimmed {
    require(
      areSame([InfoString.resolve(Array(spelt.joined())[...])], [info]),
      "escaped marks stand for themselves")
  }

  let words = info.split(whereSeparator: \.isWhitespace)
  do {
    let read = try Info(info)
    let again = try? Info("  " + words.joined(separator: " \t") + " ")
    require(read == again, "blanks between words mean nothing")
  } catch {
    require(!error.message.isEmpty && !error.help.isEmpty, "advice is given")
  }
}
