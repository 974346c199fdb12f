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
