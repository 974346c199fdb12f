import Foundation

/// A picture of a chapter: a Graphviz source, and the SVG drawn from it.
///
/// The SVG carries its source and the common style in a comment, so that one
/// look tells whether it was drawn from what they now say, without Graphviz.
struct Picture {
  /// The source's path, relative to the book's root.
  let path: String
  let root: String

  var drawing: String { path.replacing(/\.dot$/, with: ".svg") }

  /// What is wrong with the picture, if anything is.
  func problem() -> Problem? {
    do {
      let source = try read(path, root: root)
      guard try read(drawing, root: root).contains(Self.comment(of: source))
      else {
        return Problem(
          drawing, "the picture was not drawn from \(path) as it now is",
          help: "draw it again: `swift run workbook draw`")
      }
      return nil
    } catch {
      return error
    }
  }

  /// Draws the SVG anew, by Graphviz.
  func draw(with dot: String) throws(Problem) {
    let source = try read(path, root: root)
    let run: Run
    do {
      run = try Command(
        arguments: [dot, "-Tsvg"] + Self.style + [path], environment: [:],
        folder: root, limit: 60_000
      ).run()
    } catch {
      throw Problem(path, error.message, help: "install Graphviz")
    }
    let printed = String(decoding: run.output, as: UTF8.self)
    guard run.ending == .exit(0), let svg = printed.firstRange(of: "<svg")
    else {
      throw Problem(
        path, "Graphviz cannot draw it", detail: lines(of: printed),
        help: "mend the source")
    }
    try replace(
      root + "/" + drawing,
      with: Self.comment(of: source) + printed[svg.lowerBound...])
  }

  /// The look that all pictures share, as options of `dot`.
  ///
  /// They win over what a source says of all its nodes or edges at once. The
  /// grey has the same contrast on white as on black.
  static let style =
    ["-Gbgcolor=transparent", "-Gpad=0.1"]
    + ["G", "N", "E"].flatMap { part in
      [
        "fontname=sans-serif", "fontsize=14", "fontcolor=#767676",
        "color=#767676", "penwidth=1.5",
      ].map { "-" + part + $0 }
    }
    + ["-Nheight=0.4", "-Nmargin=0.12,0.06", "-Earrowsize=0.8"]

  /// The style and the source as an XML comment, in which `--` may not stand.
  private static func comment(of source: String) -> String {
    "<!-- Drawn by Graphviz, dot \(style.joined(separator: " ")), from:\n"
      + source.replacing("--", with: "-\u{200b}-") + "-->\n"
  }
}

extension Book {
  /// Draws every picture of the book anew, and returns the drawings' paths.
  public func draw(with dot: String) throws(Problem) -> [String] {
    let pictures = chapters.flatMap { $0.pictures(in: root) }
    for picture in pictures { try picture.draw(with: dot) }
    return pictures.map(\.drawing)
  }
}

extension Chapter {
  func pictures(in root: String) -> [Picture] {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: root + "/" + folder)
    return (names ?? []).sorted().filter { $0.hasSuffix(".dot") }
      .map { Picture(path: folder + "/" + $0, root: root) }
  }
}
