import Literate
import LiteratePages

/// `workbook draw`: draws the pictures from their Graphviz sources.
enum Draw: Command {
  static let name = "draw"
  static let summary = "draw the chapters' pictures with Graphviz"
  static let help = """
    usage: workbook draw

    Draws an SVG of every .dot file in the chapters' directories. Only this command
    needs Graphviz; `workbook pages` fails if a picture is older than its source.
    """

  static func run(_ arguments: Arguments) throws -> Int32 {
    _ = try arguments.exactly()
    for drawing in try currentBook().draw() { print("drew \(drawing)") }
    return 0
  }
}
