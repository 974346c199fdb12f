import Literate

/// `workbook draw`: the pictures, from their Graphviz sources.
enum Draw: Command {
  static let name = "draw"
  static let summary = "draw the chapters' pictures anew, by Graphviz"
  static let options: [String: String?] = [:]
  static let help = """
    usage: workbook draw

    Draws the SVG of every .dot file in the chapters' folders. Only this needs
    Graphviz; verifying tells when a picture is older than its source.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    _ = try arguments.exactly()
    let book = try currentBook()
    guard let dot = Toolchain.find("dot") else {
      throw UsageError(
        message: "there is no `dot` on the PATH: install Graphviz")
    }
    for drawing in try book.draw(with: dot) { print("drew \(drawing)") }
    return 0
  }
}
