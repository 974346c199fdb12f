import Literate
import LiteratePages

/// `workbook draw`: the pictures, from their Graphviz sources.
enum Draw: Command {
  static let name = "draw"
  static let summary = "draw the chapters' pictures anew, by Graphviz"
  static let options: [String: String?] = [:]
  static let help = """
    usage: workbook draw

    Draws the SVG of every .dot file in the chapters' directories. Only this needs
    Graphviz; `workbook pages` tells when a picture is older than its source.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    _ = try arguments.exactly()
    for drawing in try currentBook().draw() { print("drew \(drawing)") }
    return 0
  }
}
