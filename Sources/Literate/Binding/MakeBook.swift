import Foundation

extension Book {
  /// Makes the book as one file to carry, and returns the paths of both: a page
  /// of HTML that needs neither a server nor JavaScript, and an EPUB.
  ///
  /// Pandoc makes them, and epubcheck looks at the EPUB where it is installed.
  /// What they are made from stands beside the folder. Throws what is wrong
  /// with a text or a link, or what a tool says.
  public func makeBook(in folder: String) throws(Problem) -> [String] {
    // The tools run in the book's folder.
    let folder = URL(filePath: folder).path
    let source = folder + ".source"
    let pandoc = try Pandoc(help: need(["pandoc", "--help"], toMake: "book"))
    try bind(to: source)
    try makeFolder(folder)
    let page = folder + "/\(Catalogue.name).html"
    let epub = folder + "/\(Catalogue.name).epub"
    try need(pandoc.page(page, from: source), toMake: "book")
    try need(pandoc.epub(epub, from: source), toMake: "book")
    if let check = epubcheck {
      try need(check + ["--quiet", "--failonwarnings", epub], toMake: "book")
    }
    return [page, epub]
  }

  /// What runs epubcheck, where it is installed.
  private var epubcheck: [String]? {
    guard let epubcheck = Toolchain.find("epubcheck") else { return nil }
    // Debian's is a Java archive, which not every kernel is told to run.
    let file = FileHandle(forReadingAtPath: epubcheck)
    return (try? file?.read(upToCount: 2)) == Data("PK".utf8)
      ? ["java", "-jar", epubcheck] : [epubcheck]
  }
}

/// How pandoc is called, which was not always the same.
private struct Pandoc {
  /// What it says of its options.
  let help: String

  func page(_ file: String, from source: String) -> [String] {
    call(from: source, template: "page.html") + [
      "--to", "html5", "--output", file, "--standalone",
      help.contains("--embed-resources")
        ? "--embed-resources" : "--self-contained",
    ]
  }

  /// The files in it are as large as chapters.
  func epub(_ file: String, from source: String) -> [String] {
    call(from: source, template: "epub.html") + [
      "--to", "epub3", "--output", file,
      help.contains("--split-level")
        ? "--split-level=2" : "--epub-chapter-level=2",
    ]
  }

  private func call(from source: String, template: String) -> [String] {
    [
      "pandoc", source + "/book.md", "--from",
      // What DocC reads, and attributes.
      "commonmark+attributes+pipe_tables+smart+strikeout+yaml_metadata_block",
      "--template", source + "/" + template, "--css", source + "/book.css",
      "--resource-path", source, "--toc", "--toc-depth=3",
      "--fail-if-warnings",
    ]
  }
}
