import Literate

/// The pictures of the chapters: each a Graphviz source, and the SVG drawn from
/// it.
///
/// The SVG has its source and the common style in a comment, so that it is easy
/// to see, without Graphviz, whether it is up to date.
extension Book {
  /// The paths of the sources, relative to the root.
  func pictures() throws(Problem) -> [String] {
    try chapters.map { chapter throws(Problem) in
      try files.names(in: chapter.directory).filter { $0.hasSuffix(".dot") }
        .map { chapter.directory + "/" + $0 }
    }.flatMap(\.self)
  }

  /// What is wrong with a picture, if anything is.
  func problem(ofPicture source: String) -> Problem? {
    do throws(Problem) {
      let drawing = drawing(of: source)
      if try files.text(of: drawing).contains(comment(on: source)) {
        return nil
      }
      return Place(drawing).problem(
        "the picture was not drawn from \(source) as it now is",
        help: "draw it again: `swift run workbook draw`")
    } catch {
      return error
    }
  }

  /// Draws every picture with Graphviz, and returns the paths of the drawings.
  package func draw() throws(Problem) -> [String] {
    try pictures().map { source throws(Problem) in
      let run = try Tool(
        arguments: ["dot", "-Tsvg"] + style() + [source], directory: root
      ).run()
      guard run.ending == .exit(0), let svg = run.text.firstRange(of: "<svg")
      else {
        throw Place(source).problem(
          "Graphviz cannot draw it", detail: lines(of: run.text),
          help: "correct the source")
      }
      let text = try comment(on: source) + run.text[svg.lowerBound...]
      let drawing = drawing(of: source)
      if files.exists(drawing),
        try !files.text(of: drawing).hasPrefix(Self.opening)
      {
        throw Place(drawing).problem(
          "was not drawn by this command, and is left as it is",
          help: "move it away, or give the source another name")
      }
      try write(text, to: files.path(of: drawing))
      return drawing
    }
  }

  private func drawing(of source: String) -> String {
    source.dropLast(4) + ".svg"
  }

  /// The look that all pictures share, as options of `dot`.
  ///
  /// They override what a source sets for all its nodes or edges.
  private func style() throws(Problem) -> [String] {
    lines(of: try files.text(of: "Sources/theme/dot"))
  }

  private static let opening = "<!-- Drawn by Graphviz,"

  /// The style and the source as an XML comment, in which `--` may not stand.
  private func comment(on source: String) throws(Problem) -> String {
    try "\(Self.opening) dot \(style().joined(separator: " ")), from:\n"
      + files.text(of: source).replacing(/-(?=-|$)/, with: "-\u{200b}")
      + "-->\n"
  }
}
