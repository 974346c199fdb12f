/// A block of a text between two lines of backticks.
package struct Fence: Equatable, Sendable {
  /// The line that opens it, counted from 1.
  package let line: Int
  /// What follows the backticks there.
  package let info: String
  /// The lines between.
  package let lines: [String]

  /// The line that closes it.
  package var endLine: Int { line + lines.count + 1 }
}

extension Fence {
  /// The fences of a text, in order, and the lines that only look like one.
  ///
  /// A fence is at the margin, below a blank line, opened by three or more
  /// backticks and closed by at least as many. The scanner doesn't parse lists,
  /// quotations or HTML: where CommonMark could see code in one, it's an error.
  package static func all(
    in lines: [String], of file: String
  ) -> (fences: [Fence], problems: [Problem]) {
    var fences: [Fence] = []
    var problems: [Problem] = []
    func report(_ index: Int, _ message: String, help: String) {
      problems.append(
        Place(file, line: index + 1).problem(message, help: help))
    }
    var opening: (index: Int, marks: Int)?
    for (index, line) in lines.enumerated() {
      let blanks = line.utf8.prefix { $0 == UInt8(ascii: " ") }.count
      let text = line.utf8.dropFirst(blanks)
      let marks = text.prefix { $0 == UInt8(ascii: "`") }.count
      if let open = opening {
        guard marks >= open.marks, text.dropFirst(marks).allSatisfy(isBlank)
        else { continue }
        if blanks == 0 {
          let info = lines[open.index].utf8.dropFirst(open.marks)
          fences.append(
            Fence(
              line: open.index + 1, info: trimmed(info),
              lines: Array(lines[open.index + 1..<index])))
          opening = nil
        } else if blanks < 4 {
          report(
            index, "the end of a fence is indented",
            help: "put it at the margin, or open the fence with more backticks")
        }
      } else if blanks == 0, marks >= 3,
        !text.dropFirst(marks).contains(UInt8(ascii: "`"))
      {
        if index > 0, !lines[index - 1].utf8.allSatisfy(isBlank) {
          report(
            index, "a fence without a blank line above it",
            help: "add one, or HTML above could hide the fence")
        }
        opening = (index, marks)
      } else if let (message, help) = disguise(line) {
        report(index, message, help: help)
      }
    }
    if let open = opening {
      report(
        open.index, "the fence is never closed",
        help: "close it with backticks alone")
    }
    return (fences, problems)
  }
}

/// What is wrong with a line outside of a fence where CommonMark could start
/// code, or HTML that hides code.
private func disguise(_ line: String) -> (message: String, help: String)? {
  let help = "put a fence at the margin, opened by three backticks"
  var rest = line.utf8[...]
  var isContained = false
  while true {
    let blanks = rest.prefix { $0 == UInt8(ascii: " ") }.count
    // The first blank after a marker belongs to the marker.
    if blanks >= (isContained ? 5 : 4)
      || rest.dropFirst(blanks).first == UInt8(ascii: "\t")
    {
      return rest.allSatisfy(isBlank) ? nil : ("indented code", help)
    }
    rest = rest.dropFirst(blanks)
    guard let marker = marker(rest) else { break }
    rest = rest.dropFirst(marker)
    isContained = true
  }
  if line.utf8.starts(with: "```".utf8) {
    return ("a backtick in an info string", "take it out")
  }
  if rest.starts(with: "```".utf8) {
    return ("a fence that is not at the margin", help)
  }
  if rest.starts(with: "~~~".utf8) { return ("a fence of tildes", help) }
  if rest.first == UInt8(ascii: "<"), !foldings.contains(line) {
    return (
      "HTML that could hide a fence",
      "use only \(foldings.joined(separator: ", ")), each at the margin"
    )
  }
  return nil
}

/// The HTML that a text may use, to let GitHub fold a hint.
let foldings = [
  "<details>", "<summary>Hint</summary>", "</details>",
]

/// How many bytes the marker of a quotation or a list item has.
private func marker(_ text: Substring.UTF8View) -> Int? {
  if text.first == UInt8(ascii: ">") { return 1 }
  let digits = text.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 }
    .count
  let signs = digits > 0 ? ".)" : "-*+"
  let rest = text.dropFirst(digits)
  guard let sign = rest.first, signs.utf8.contains(sign),
    let next = rest.dropFirst().first, isBlank(next)
  else { return nil }
  return digits + 1
}

private func isBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
}

private func trimmed(_ text: Substring.UTF8View) -> String {
  let text = text.drop(while: isBlank).reversed().drop(while: isBlank)
    .reversed()
  return String(decoding: text, as: UTF8.self)
    .split(separator: " ").joined(separator: " ")
}
