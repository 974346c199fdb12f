/// A fence of a text, and what its info string says it is.
package struct Listing: Sendable {
  /// The text, relative to the book's root.
  package let file: String
  package let fence: Fence
  package let kind: Kind
  package let requirement: Requirement

  init(_ fence: Fence, of file: String) throws(Problem) {
    let place = Place(file, line: fence.line)
    self.file = file
    self.fence = fence
    (kind, requirement) = try InfoString(text: fence.info, place: place).read()
    if let program = requirement.unused(in: fence.lines) {
      throw place.problem(
        "it needs \(program), and does not name it",
        help: "name the program that it starts, or take the word out")
    }
  }

  /// The listing's name: `chapters/02-fork/README.md:41 swift run`.
  package var name: String { "\(file):\(fence.line) \(kind.name)" }

  /// The place of its opening line, or of a line below that, counted from 1.
  package func place(ofLine line: Int = 0) -> Place {
    Place(file, line: fence.line + line)
  }

  /// A problem at its opening line.
  package func problem(
    _ message: String, detail: [String] = [], help: String
  ) -> Problem {
    place().problem(message, detail: detail, help: help)
  }

  /// Whether one of its lines begins with backticks, as if its own closing line
  /// were missing.
  var swallowsFence: Bool { fence.lines.contains { $0.contains(/^ *```/) } }
}
