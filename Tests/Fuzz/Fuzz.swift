/// What libFuzzer calls with each input: a text.
///
/// The bytes beyond ASCII stand for the target's words, so that it need not
/// find these letter by letter.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var text: [UInt8] = []
  for byte in UnsafeBufferPointer(start: start, count: count) {
    if byte < 0x80 {
      text.append(byte)
    } else {
      text += words[Int(byte) % words.count].utf8
    }
  }
  check(String(decoding: text, as: UTF8.self))
  return 0
}

/// Ends the run, which keeps the input, if a rule of the engine does not hold.
func require(_ holds: Bool, _ rule: String) {
  guard !holds else { return }
  fatalError(rule)
}

/// The lines of a text, without their line feeds.
private func lines(of text: String) -> [String] {
  text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    .map(String.init)
}

/// The lines before and behind the first that is only `=`: two texts of one.
func halves(of text: String) -> (first: [String], second: [String]) {
  let lines = lines(of: text)
  let end = lines.firstIndex(of: "=") ?? lines.endIndex
  return (Array(lines[..<end]), Array(lines[end...].dropFirst()))
}

/// Compares byte for byte: to `==` an accent of its own is as good as one that
/// its letter has.
func areSame(_ one: [String], _ other: [String]) -> Bool {
  one.elementsEqual(other) { $0.utf8.elementsEqual($1.utf8) }
}
