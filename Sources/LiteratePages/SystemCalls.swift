import Literate

/// The index of system calls and library functions, made from the links to
/// their man pages; and a problem for each man page that a chapter names, in
/// its prose or in a comment of its code, and never links.
func systemCalls(
  of chapters: [Page], in files: Files
) throws(Problem) -> (page: Page, problems: [Problem]) {
  let links = chapters.flatMap(\.manLinks)
  func list(_ section: String) -> String {
    Dictionary(
      grouping: links.filter { $0.page.hasSuffix(section) }, by: \.page
    )
    .sorted { $0.key < $1.key }.map { page, links in
      var places: [String] = []
      for link in links where !places.contains(link.place) {
        places.append(link.place)
      }
      return "- [`\(page.dropLast(3))`](\(links[0].address)): "
        + places.joined(separator: "; ") + "\n"
    }.joined()
  }
  let path = "system-calls.md"
  var files = files
  files.overlay[path] = """
    # System calls

    Which chapter explains which call? Each name links to its man page, followed \
    by the sections that discuss it.

    ## In the kernel

    \(list("(2)"))
    ## In a library

    \(list("(3)"))
    """
  let page = try Page(Text(path, in: files), name: "system-calls")
  return (page, chapters.flatMap(\.unlinkedManPages))
}

extension Page {
  /// The links to man pages, such as `https://man.openbsd.org/fork.2` to
  /// fork(2), each with a link to the section that it is in.
  fileprivate var manLinks: [(page: String, address: Substring, place: String)]
  {
    paragraphs.flatMap { paragraph in
      paragraph.text[...].links.compactMap { link in
        let address = link.destination.prefix { $0 != "#" }
        guard address.contains(/\bman/.ignoresCase()),
          let match = address.firstMatch(
            of: /[\/=]([\w.\-]+?)(?:\.|&sektion=)([1-9])[a-z]*(?:\.html)?$/)
        else { return nil }
        let words = "\(title.words): \(paragraph.heading.words)".escaped
        let place = "[\(words)](\(paragraph.heading.address))"
        return ("\(match.1)(\(match.2))", link.destination, place)
      }
    }
  }

  fileprivate var unlinkedManPages: [Problem] {
    let linked = Set(manLinks.map(\.page))
    let fenced = text.fencedLines
    return text.lines.enumerated().flatMap { index, line -> [Problem] in
      // Most lines name none, and searching bytes is fast.
      guard line.utf8.contains(UInt8(ascii: "(")) else { return [] }
      let comment = line.firstRange(of: "//").map { line[$0.lowerBound...] }
      let words =
        fenced.contains(index + 1) ? comment ?? "" : line[...].plain[...]
      return words.matches(of: /\b[a-z_][a-z0-9_]*\([1-9]\)/)
        .filter { !linked.contains(String($0.0)) }.map { match in
          Place(path, line: index + 1).problem(
            "\(match.0) is named, but never linked in this chapter",
            help: "link its man page where the chapter explains it")
        }
    }
  }
}
