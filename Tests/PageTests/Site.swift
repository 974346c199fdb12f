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

  static let docc = Toolchain.find("docc", on: searchPath)

  /// What ./build-docs.sh must do as well, so that it makes the same pages.
  static let steps = [
    "DOCC_HTML_DIR", "--experimental-enable-custom-templates",
    "--enable-experimental-code-block-annotations", "--warnings-as-errors",
  ]

  /// Weaves the book, and runs DocC, which must have nothing to say.
  init(of book: Book, docc: String) throws {
    let docs = folder.path + "/docs"
    try book.weave(to: folder.path + "/course.docc")
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    // DocC copies its files with their owner, which only root may: it is given
    // files of our own.
    process.arguments =
      [
        "-c",
        #"cp -R "$1" render && shift && DOCC_HTML_DIR=render exec "$0" "$@""#,
        docc,
        URL(filePath: docc).resolvingSymlinksInPath()
          .deletingLastPathComponent().path + "/../share/docc/render",
        "convert", "course.docc", "--output-path", docs,
      ] + Self.steps.dropFirst()
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(
      String(decoding: said, as: UTF8.self)
        .trimmingCharacters(in: .newlines) == "")
    #expect(process.terminationStatus == 0)
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
