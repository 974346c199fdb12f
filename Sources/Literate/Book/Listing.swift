/// A fence of a text, and what its info string says it is.
package struct Listing: Sendable {
  /// The text, relative to the book's root.
  package let file: String
  package let fence: Fence
  package let kind: Kind
  package let requirement: Requirement

  init(_ fence: Fence, of file: String) throws(Problem) {
    let place = Place(file, line: fence.line)
    let info = try InfoString(fence.info, at: place)
    self.file = file
    self.fence = fence
    kind = info.kind
    requirement = info.requirement
    if let program = requirement.unused(in: fence.lines) {
      throw place.problem(
        "it needs \(program), and does not name it",
        help: "name the program that it starts, or take the word out")
    }
  }

  /// The listing's name: `chapters/02-fork/README.md:41 swift run`.
  package var name: String { "\(file):\(fence.line) \(kind.name)" }

  /// The place of its opening line, or of a line of its content, from 1.
  package func place(ofLine line: Int = 0) -> Place {
    Place(file, line: fence.line + line)
  }

  /// An error at the listing's first line.
  package func problem(
    _ message: String, detail: [String] = [], help: String
  ) -> Problem {
    place().problem(message, detail: detail, help: help)
  }

  /// Whether backticks begin one of its lines, as if its own end were missing.
  var swallowsFence: Bool { fence.lines.contains { $0.contains(/^ *```/) } }
}
