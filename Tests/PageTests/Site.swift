import Foundation
import Literate
import Testing

/// A book's web pages, made in a temporary folder and served on loopback.
final class Site {
  /// Where the site is, with a slash at its end.
  let address: String
  /// The paths of its pages, the front page first.
  let pages: [String]

  private let folder = temporaryFolder()
  private let server: PageServer

  static let docc = Toolchain.find("docc", on: searchPath)

  /// Weaves the book, and runs DocC as ./build-docs.sh does.
  init(of book: Book, docc: String) throws {
    let docs = folder + "/docs"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    try book.weave(to: folder + "/course.docc")
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: docc)
    process.arguments =
      ["convert", folder + "/course.docc", "--output-path", docs] + Self.flags
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(String(decoding: said, as: UTF8.self).trimmed == "")
    #expect(process.terminationStatus == 0)
    pages = Self.pages(at: docs)
    let server = try PageServer(folder: docs)
    Thread.detachNewThread { server.serve() }
    self.server = server
    address = server.address
  }

  deinit {
    server.stop()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// What DocC is told besides its folders.
  static let flags = [
    "--experimental-enable-custom-templates",
    "--enable-experimental-code-block-annotations",
    "--warnings-as-errors",
  ]

  /// The paths of the pages in a folder that DocC made, sorted.
  static func pages(at folder: String) -> [String] {
    let files = FileManager.default.enumerator(
      atPath: folder + "/documentation")
    return (files?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix("index.html") }
      .map { "documentation/" + $0.dropLast("index.html".count) }.sorted()
  }
}

extension String {
  fileprivate var trimmed: String {
    trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
