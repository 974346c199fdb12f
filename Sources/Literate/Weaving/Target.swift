import Foundation

/// Where a link leads.
enum Target {
  /// Out of the book: an address.
  case elsewhere
  case page(Page, Heading?)
  /// A file or folder of the book, relative to its root.
  case file(String)
}

/// What is wrong with a link.
struct BadLink: Error {
  var message: String
  var help: String
}

extension Weaver {
  /// Finds where a link of a page leads.
  func target(
    of destination: Substring, on page: Page
  ) throws(BadLink) -> Target {
    if destination.prefixMatch(of: /[A-Za-z][A-Za-z0-9+.\-]*:|\/\//) != nil {
      return .elsewhere
    }
    let parts = destination.split(
      separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path =
      parts[0].isEmpty ? page.path : try resolve(String(parts[0]), page.path)
    let anchor = parts.count == 2 ? parts[1] : ""
    guard
      let page = pages.first(where: {
        $0.path == path || $0.path == path + "/README.md"
      })
    else {
      guard FileManager.default.fileExists(atPath: root + "/" + path) else {
        throw BadLink(
          message: "the link leads to \(path), which is not there",
          help: "mend the link, or make the file")
      }
      return .file(path)
    }
    guard !anchor.isEmpty else { return .page(page, nil) }
    guard let heading = page.headings.first(where: { $0.anchor == anchor })
    else {
      throw BadLink(
        message: "\(page.path) has no heading with the anchor #\(anchor)",
        help: nearest(
          to: String(anchor), in: page.headings.map(\.anchor)
        ).map { "did you mean #\($0)?" } ?? "mend the link, or the heading")
    }
    return .page(page, heading)
  }

  /// A path from the root, of one written in a text of the book.
  private func resolve(
    _ path: String, _ text: String
  ) throws(BadLink) -> String {
    var parts: [Substring] = []
    if !path.hasPrefix("/") { parts = text.split(separator: "/").dropLast() }
    for part in (path.removingPercentEncoding ?? path).split(separator: "/")
    where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        throw BadLink(
          message: "the link \(path) leads out of the book",
          help: "link to a file of the book, or to an address")
      }
    }
    return parts.joined(separator: "/")
  }
}
