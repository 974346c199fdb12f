import Foundation
import Literate

extension Book {
  /// Makes the web pages of the book in a directory with DocC.
  ///
  /// Returns what is wrong with the texts, in which case nothing is made.
  package func makePages(
    in directory: String, with toolchain: Toolchain
  ) throws(Problem) -> [Problem] {
    let output = try OutputDirectory(directory)
    var weaver = try Weaver(self, for: SiteEdition())
    let texts = weaver.site()
    guard weaver.problems.isEmpty else { return weaver.problems }
    return try scratch.lend { scratch throws(Problem) in
      let catalogue = scratch + "/course.docc/"
      try makeDirectory(catalogue)
      for (name, lines) in texts {
        try write(
          lines.map { $0.text + "\n" }.joined(), to: catalogue + name + ".md")
      }
      try write(
        #"{"meta": {"title": "\#(weaver.contents.title)"}}"#,
        to: catalogue + "theme-settings.json")
      try weaver.copy("Info.plist", "header.html", to: catalogue)
      // DocC copies its files along with their owner, which only root may do
      // with somebody else's, so it gets a copy of ours.
      let render = scratch + "/render"
      try Tool(
        arguments: ["cp", "-R", toolchain.usr + "/share/docc/render", render],
        directory: root
      ).succeed(toMake: "pages")
      do throws(Problem) {
        try Tool(
          arguments: [
            toolchain.usr + "/bin/docc", "convert", catalogue, "--output-path",
            scratch + "/site", "--experimental-enable-custom-templates",
            "--enable-experimental-code-block-annotations",
            "--ide-console-output", "--warnings-as-errors",
          ], directory: root, environment: ["DOCC_HTML_DIR": render]
        ).succeed(toMake: "pages")
      } catch {
        // What DocC reports about the catalogue is reported about the texts.
        let said = Diagnostic.all(in: error.detail.joined(separator: "\n"))
        let problems = said.compactMap { diagnostic in
          let file = URL(filePath: diagnostic.file).deletingPathExtension()
          let lines = texts[file.lastPathComponent]?.dropFirst(
            diagnostic.line - 1)
          return lines?.first?.place.problem(
            "DocC: " + diagnostic.message,
            help: "rephrase it so that DocC understands it")
        }
        return problems.isEmpty ? [error] : problems
      }
      try listSections(in: scratch + "/site")
      try output.publish(scratch + "/site")
      return []
    }
  }
}

extension Weaver {
  /// All pages woven for DocC, by name.
  mutating func site() -> [String: [WovenLine]] {
    let pages = contents.pages
    func column(_ words: String, _ index: Int) -> [String] {
      pages.indices.contains(index)
        ? ["@Column {", "  \(words): <doc:\(pages[index].name)>", "}"] : []
    }
    let topics = contents.parts.flatMap { part in
      ["", "### \(part.title)", ""] + part.pages.map { "- <doc:\($0.name)>" }
    }
    var texts: [String: [WovenLine]] = [:]
    for (index, page) in pages.enumerated() {
      let part = contents.parts.first {
        $0.pages.contains { $0.name == page.name }
      }
      // DocC cannot escape a quotation mark there.
      let title = part?.title.replacing("\"", with: "'") ?? ""
      let head = [
        "", "@Metadata {",
        index == 0 ? "  @TechnologyRoot" : "  @TitleHeading(\"\(title)\")",
        "}", "@Options {", "  @AutomaticArticleSubheading(disabled)",
        "  @AutomaticSeeAlso(disabled)", "}",
      ]
      let end =
        ["", "---", "", "@Row {"] + column("Previous", index - 1)
        + column("Next", index + 1) + ["}"]
        + (index == 0 ? ["", "## Topics"] + topics : [])
      let woven = weave(page)
      texts[page.name] =
        woven.prefix(1) + head.map { ($0, Place(page.path)) }
        + woven.dropFirst() + end.map { ($0, Place(page.path)) }
    }
    return texts
  }
}

struct SiteEdition: Edition {
  func lines(for line: String, number: Int, of page: Page) -> [String] {
    // DocC prints a heading's backticks.
    let isHeading = page.headings.contains { $0.line == number }
    let line = isHeading ? line.replacing("`", with: "") : line
    for exercise in page.exercises {
      guard let fold = exercise.fold else { continue }
      switch number {
      case exercise.lines.lowerBound:
        return [line, "", "@TabNavigator {", "@Tab(\"Exercise\") {", ""]
      case fold.begin: return ["}"]
      case fold.summary: return ["@Tab(\"Hint\") {"]
      case fold.end: return ["}", "}"]
      default: continue
      }
    }
    return [line]
  }

  /// A link to a heading, which DocC finds by its words.
  func link(_ words: String, to heading: Heading) -> String {
    let fragment = heading.words.replacing(/\s/, with: "-")
      .addingPercentEncoding(
        withAllowedCharacters: .alphanumerics.union(["-"]))
    return "[\(words)](<doc:\(heading.page)"
      + (heading.isTitle ? "" : "#\(fragment ?? "")") + ">)"
  }
}
