import Foundation
import Literate
import Testing

/// A book's web pages, made in a temporary folder and served on loopback.
final class Site {
  /// Where the site is, with a slash at its end.
  let address: String
  /// The paths of its pages.
  let pages: [String]

  private let folder = TemporaryFolder()
  private let server: PageServer

  static let docc = Toolchain.find("docc")

  init(of book: Book) throws {
    let docs = folder.path + "/docs"
    try book.makePages(in: docs)
    pages = Self.pages(at: docs)
    let server = try PageServer(folder: docs)
    Thread.detachNewThread { server.serve() }
    self.server = server
    address = server.address
  }

  deinit { server.stop() }

  /// The paths of the pages in a folder that DocC made, sorted.
  static func pages(at folder: String) -> [String] {
    let files = FileManager.default.enumerator(
      atPath: folder + "/documentation")
    return (files?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix("index.html") }
      .map { "documentation/" + $0.dropLast("index.html".count) }.sorted()
  }
}

/// A folder of its own, removed with the value.
final class TemporaryFolder {
  let path: String

  init() {
    path =
      FileManager.default.temporaryDirectory.path
      + "/pages-\(UUID().uuidString)"
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
