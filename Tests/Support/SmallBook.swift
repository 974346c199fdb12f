import Foundation
import Literate
import Supervisor

/// A small book in a temporary directory, removed with the value.
package final class SmallBook: Sendable {
  package let root: String

  /// Writes a book of one chapter, `01-sample`: its text, its program, and
  /// other files, or files in the place of its own.
  ///
  /// Its Package.swift lists each directory of `chapters`.
  package init(
    _ text: String = "# Sample\n", program: String = "",
    files: [String: String] = [:], in parent: String? = nil
  ) throws {
    root =
      (parent ?? FileManager.default.temporaryDirectory.path)
      + "/book-\(UUID().uuidString)"
    var all = [
      "README.md": "# The book\n", Self.text: text, Self.program: program,
    ].merging(files) { $1 }
    let chapters = all.keys.filter { $0.hasPrefix("chapters/") }
      .map { $0.split(separator: "/")[1] }
    all["Package.swift"] =
      files["Package.swift"]
      ?? Set(chapters).map { "Chapter(\"\($0)\")\n" }.sorted().joined()
    for (path, text) in all { try write(text, to: path) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: root)
  }

  /// The text of the chapter, and its program.
  package static let text = "chapters/01-sample/README.md"
  package static let program = "chapters/01-sample/main.swift"

  package func path(of file: String) -> String { root + "/" + file }

  /// Writes a file, and makes the directories above it.
  package func write(_ text: String, to file: String) throws {
    try write(Data(text.utf8), to: file)
  }

  package func write(_ data: Data, to file: String) throws {
    let url = URL(filePath: path(of: file))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  /// Saves a file the way editors do: the old text or the new one is there, and
  /// never a part of it.
  package func save(_ text: Data, to file: String) throws {
    try text.write(to: URL(filePath: path(of: file)), options: .atomic)
  }

  /// Writes a program that a shell runs.
  package func write(script: String, to file: String) throws {
    // A file that a child forked meanwhile holds open for writing can't be
    // executed: ETXTBSY. So another process makes this one.
    let text = file + ".text"
    try write("#!/bin/sh\n" + script + "\n", to: text)
    let installed = try Command(
      ["/usr/bin/install", "-m", "755", path(of: text), path(of: file)],
      environment: [:], directory: "/", limit: 60_000
    ).run()
    precondition(installed.ending == .exit(0), installed.text)
    try remove(text)
  }

  /// Gives the book the libraries of this one.
  package func linkLibraries() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    try FileManager.default.createSymbolicLink(
      atPath: path(of: "Sources"), withDestinationPath: root.path + "/Sources")
  }

  package func remove(_ file: String) throws {
    try FileManager.default.removeItem(atPath: path(of: file))
  }

  /// The bytes of a file, as text.
  package func text(of file: String = text) throws -> String {
    String(
      decoding: try Data(contentsOf: URL(filePath: path(of: file))),
      as: UTF8.self)
  }

  /// The names in a directory, the hidden ones too.
  package func names(in directory: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(of: directory))
      .sorted()
  }
}

extension SmallBook {
  /// The book as the engine reads it.
  package func read() throws(Problem) -> Book {
    try Book(in: Files(root: root))
  }

  /// What checks the book; what held before does not count.
  ///
  /// Its directory is shared by all small books, so that the system's modules
  /// are built once.
  package func verifier(
    toolchain: Toolchain? = nil, directory: String? = nil, reuses: Bool = false
  ) throws -> Verifier {
    try Verifier(
      book: read(), toolchain: toolchain ?? Self.toolchain.get(),
      directory: directory ?? productsDirectory() + "/small-books",
      reuses: reuses)
  }

  private static let toolchain = Result { try Toolchain() }

  /// Verifies the whole book.
  package func verify(by verifier: Verifier? = nil) throws -> Verification {
    let verifier = try verifier ?? self.verifier()
    let book = verifier.book
    return Verification(
      verifier.outcomes(of: book.texts.flatMap(\.checks), jobs: 1) { _, _ in },
      book.problems, coverage: try book.coverage())
  }

  /// All that is wrong with the book, as it is printed.
  package func problems() throws -> [String] {
    try verify().problems.map(\.description)
  }
}

/// A fence with an info string and the lines of its content, and a blank line
/// below it.
package func fence(_ info: String, _ content: String = "") -> String {
  "```\(info)\n" + content + (content.isEmpty ? "" : "\n") + "```\n\n"
}
