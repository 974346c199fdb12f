import Foundation
import Literate

extension Book {
  /// Makes two files of the book in a directory with pandoc: a page of HTML
  /// that needs neither a server nor JavaScript, and an EPUB.
  ///
  /// Returns what is wrong with the texts, in which case nothing is made.
  package func bind(in directory: String) throws(Problem) -> [Problem] {
    let output = try OutputDirectory(directory)
    var weaver = try Weaver(self, for: VolumeEdition())
    let text = weaver.volume()
    guard weaver.problems.isEmpty else { return weaver.problems }
    try scratch.lend { scratch throws(Problem) in
      try makeDirectory(scratch + "/new")
      try write(text, to: scratch + "/book.md")
      try weaver.copy(
        "page.yaml", "page.html", "page.css", "epub.yaml", "epub.html",
        "book.css", to: scratch)
      // Older versions of pandoc have other names for these. In an EPUB, each
      // chapter is a file of its own.
      let help = try Tool(arguments: ["pandoc", "--help"], directory: scratch)
        .succeed(toMake: "book")
      let options =
        help.contains("--embed-resources")
        ? ["page": "--embed-resources", "epub": "--split-level=2"]
        : ["page": "--self-contained", "epub": "--epub-chapter-level=2"]
      for (name, option) in options {
        let title = "title=" + weaver.contents.title
        try Tool(
          arguments: [
            "pandoc", "--defaults=\(name).yaml", option, "--metadata", title,
          ], directory: scratch
        ).succeed(toMake: "book")
      }
      try output.publish(scratch + "/new")
    }
    return []
  }
}

extension Weaver {
  /// The book as one text: the front page, then the other pages, part by part.
  mutating func volume() -> String {
    var lines = weave(contents.all[0]).map(\.text)
    for part in contents.parts {
      lines += ["", "# \(part.title.escaped)"]
      for page in part.pages { lines += [""] + weave(page).map(\.text) }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

/// One text for pandoc, in which each heading has its own identifier.
///
/// The titles of the front page and of the parts are first-level headings,
/// those of the other pages second-level ones.
struct VolumeEdition: Edition {
  func lines(for line: String, number: Int, of page: Page) -> [String] {
    guard let heading = page.headings.first(where: { $0.line == number }) else {
      return [line]
    }
    let marks = heading.page == "course" ? "" : "#"
    return [marks + line + " {#\(identifier(of: heading))}", ""]
  }

  func link(_ words: String, to heading: Heading) -> String {
    "[\(words)](#\(identifier(of: heading)))"
  }

  private func identifier(of heading: Heading) -> String {
    // In XML it must begin with a letter.
    "page-" + heading.page + (heading.isTitle ? "" : "." + heading.anchor)
  }
}
