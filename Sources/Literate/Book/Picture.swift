import Foundation

/// A picture of a chapter: a Graphviz source, and the SVG drawn from it.
///
/// The SVG carries its source in a comment, so that one look tells whether it
/// was drawn from what the source now says, without Graphviz.
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
        arguments: [dot, "-Tsvg", path], environment: [:], folder: root,
        limit: 60_000
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

  /// The source as an XML comment, in which `--` may not stand.
  private static func comment(of source: String) -> String {
    "<!-- Drawn by Graphviz from:\n"
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
