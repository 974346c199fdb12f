import Foundation
import Literate
import LiteratePages
import Testing

/// A book's web pages, made in a temporary directory, and shown to a browser by
/// Chromium's own protocol, without a server.
struct Site {
  /// Where a browser finds it, with a slash at its end: what browsers trust.
  static let address = "http://localhost/"

  private let directory = TemporaryDirectory()
  /// The paths of its pages.
  let pages: [String]

  static let hasDocC = FileManager.default.isExecutableFile(
    atPath: ((try? Toolchain().usr) ?? "") + "/bin/docc")

  init(of book: Book, in browser: Browser) throws {
    #expect(try book.makePages(in: directory.path, with: Toolchain()) == [])
    let files = FileManager.default.enumerator(
      atPath: directory.path + "/documentation")
    pages = (files?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix("index.html") }
      .map { "documentation/" + $0.dropLast("index.html".count) }.sorted()
    try browser.serve(directory)
  }

  /// Whether a browser gets anything at an address.
  func has(_ address: String) -> Bool {
    Self.file(at: address, in: directory.path) != nil
  }

  /// What a browser gets at an address: the file's type, and its content.
  static func file(at address: String, in site: String) -> (String, Data)? {
    let path = URL(string: address)?.path ?? ""
    let types = [
      "html": "text/html", "css": "text/css", "js": "text/javascript",
      "json": "application/json", "svg": "image/svg+xml",
    ]
    for name in [path, path + "/index.html"] {
      let url = URL(filePath: site + name)
      guard let data = try? Data(contentsOf: url) else { continue }
      let type = types[url.pathExtension] ?? "application/octet-stream"
      return (type, data)
    }
    return nil
  }
}

/// A directory of its own, removed with the value.
final class TemporaryDirectory {
  let path: String

  init() {
    path =
      FileManager.default.temporaryDirectory.path
      + "/pages-\(UUID().uuidString)"
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

extension Trait where Self == ConditionTrait {
  /// The test takes so long that one asks for it, as continuous integration
  /// does: a small book shows that the pages hold, the whole one that its texts
  /// do.
  static var wholeBook: Self {
    .enabled(
      if: ProcessInfo.processInfo.environment["WHOLE_BOOK"] != nil,
      "takes long: WHOLE_BOOK=1 asks for it")
  }
}

/// The book that these tests belong to.
func readThisBook() throws -> Book {
  let root = URL(filePath: #filePath).appending(path: "../../..").standardized
  return try Book(in: Files(root: root.path))
}
