/// A page of the system's manual: fork(2).
struct ManPage: Hashable {
  let name: String
  /// 2 for system calls, 3 for functions of libraries.
  let section: Int

  init(_ name: String, section: Int) {
    self.name = name
    self.section = section
  }

  /// The page at an address, if it is one: `https://man.openbsd.org/fork.2`.
  init?(address: Substring) {
    let path = address.prefix { $0 != "#" }
    guard path.contains(/\bman/.ignoresCase()),
      let match = path.firstMatch(
        of: /[\/=]([\w.\-]+?)(?:\.|&sektion=)([1-9])[a-z]*(?:\.html)?$/),
      let section = Int(match.2)
    else { return nil }
    self.init(String(match.1), section: section)
  }
}

/// A place where a text tells of a page of the manual, by a link to it.
struct ManLink {
  let manual: ManPage
  let address: String
  let page: Page
  let heading: Heading
}

extension ManPage: CustomStringConvertible {
  var description: String { "\(name)(\(section))" }
}

extension Page {
  /// The page's links into the manual, in order.
  var manLinks: [ManLink] {
    paragraphs.flatMap { paragraph in
      Link.all(in: paragraph.text[...]).compactMap { link in
        ManPage(address: link.destination).map {
          ManLink(
            manual: $0, address: String(link.destination), page: self,
            heading: paragraph.heading)
        }
      }
    }
  }
}

extension Page {
  /// Throws if the page names a page of the manual, in its prose or in a
  /// comment of its code, and links it nowhere.
  func checkManual() throws(Problem) {
    let linked = Set(manLinks.map(\.manual))
    for (line, text) in remarks {
      for match in text.matches(of: /\b([a-z_][a-z0-9_]*)\(([1-9])\)/) {
        let manual = ManPage(String(match.1), section: Int(match.2) ?? 0)
        guard linked.contains(manual) else {
          throw Problem(
            path, line: line, "\(manual) is named, and linked nowhere here",
            help: "link its man page where the chapter tells of it")
        }
      }
    }
  }

  /// The page's prose, without code, and the comments of its code, each with
  /// its line, as far as they may name a page of the manual.
  private var remarks: [(line: Int, text: String)] {
    paragraphs.filter { mayNameManual($0.text) }
      .map { ($0.line, $0.text.withoutLinks.withoutCode) }
      + settings.flatMap { setting in
        setting.fence.lines.enumerated().compactMap { index, line in
          guard mayNameManual(line) else { return nil }
          return line.firstRange(of: "//").map {
            (setting.fence.line + 1 + index, String(line[$0.upperBound...]))
          }
        }
      }
  }
}

/// Whether a text has a digit in brackets: most have none, and a look at the
/// bytes is fast.
private func mayNameManual(_ text: some StringProtocol) -> Bool {
  var last: (UInt8, UInt8) = (0, 0)
  for byte in text.utf8 {
    if last.0 == UInt8(ascii: "("), byte == UInt8(ascii: ")"),
      (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(last.1)
    {
      return true
    }
    last = (last.1, byte)
  }
  return false
}

extension String {
  /// The text without what stands between backticks, and without what a
  /// backslash escapes.
  fileprivate var withoutCode: String {
    var text = ""
    var rest = self[...]
    while !rest.isEmpty {
      if rest.takeLiteral() == nil { text.append(rest.removeFirst()) }
    }
    return text
  }
}
