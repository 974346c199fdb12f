import Foundation
import Testing

@testable import Literate

/// The engine and another reader, who must find the same fences.
@Suite(
  "Two readers find the same fences",
  .enabled(if: SecondReader.python != nil, "needs python3 with markdown-it-py"))
struct ConformityTests {
  private let reader: SecondReader

  init() throws {
    reader = SecondReader(python: try #require(SecondReader.python))
  }

  @Test("in all Markdown of the project")
  func project() throws {
    let texts = try MarkdownText.all(in: Book.around(#filePath).root)
    #expect(texts.contains { $0.name.hasSuffix("README.md") })
    try compare(texts)
  }

  @Test(
    "in all Markdown of MARKDOWN_FOLDER",
    .enabled(if: MarkdownText.folder != nil, "needs MARKDOWN_FOLDER"))
  func folder() throws {
    let texts = try MarkdownText.all(in: #require(MarkdownText.folder))
    #expect(!texts.isEmpty)
    try compare(texts)
  }

  @Test("in ten thousand documents made by lot")
  func random() throws {
    var markdown = RandomMarkdown(random: SeededGenerator(seed: 1))
    let texts = (0..<10_000).map { _ in markdown.document() }
    let different = try different(texts, KnownFaults.rewritten)
    #expect(different.known < texts.count / 50)
    if let text = different.unknown.min(by: { $0.utf8.count < $1.utf8.count }) {
      let smallest = try smallest(like: text)
      Issue.record(
        """
        \(different.unknown.count) are read differently, for example
        \(smallest.debugDescription)
        engine:         \(FoundFence.all(in: smallest))
        markdown-it-py: \(try reader.fences(in: [smallest])[0] as Any)
        """)
    }
  }

  /// Compares the readers on texts that people wrote.
  private func compare(_ texts: [MarkdownText]) throws {
    let different = try different(
      texts.map(\.text), KnownFaults.rewrittenThroughout)
    #expect(different.known <= texts.count / 50)
    for text in texts where different.unknown.contains(text.text) {
      let ours = FoundFence.all(in: text.text)
      let theirs = try reader.fences(in: [text.text])[0]
      let both = zip(ours + [nil], (theirs ?? []) + [nil])
      let first = both.first { $0 != $1 }
      Issue.record(
        """
        \(text.name)
        engine:         \(first?.0 as FoundFence?)
        markdown-it-py: \(first?.1 as FoundFence?)
        """)
    }
    let fences = texts.map { FoundFence.all(in: $0.text).count }.reduce(0, +)
    print(
      "\(texts.count) texts with \(fences) fences compared, "
        + "\(different.known) different by a known fault")
  }

  /// The texts that are read differently, and how many more there are by a
  /// known fault.
  private func different(
    _ texts: [String], _ rewritten: (String) -> [String]
  ) throws -> (unknown: [String], known: Int) {
    let different = try zip(texts, reader.fences(in: texts))
      .filter { FoundFence.all(in: $0) != $1 }.map(\.0)
    let rewritten = different.map(rewritten)
    var found = try reader.fences(in: rewritten.flatMap(\.self))[...]
    var unknown: [String] = []
    for (text, rewritten) in zip(different, rewritten) {
      let places = FoundFence.all(in: text).map(\.lines)
      let isKnown = zip(rewritten, found).contains { rewritten, theirs in
        let ours = FoundFence.all(in: rewritten)
        return ours == theirs && ours.map(\.lines) == places
      }
      if !isKnown { unknown.append(text) }
      found.removeFirst(rewritten.count)
    }
    return (unknown, different.count - unknown.count)
  }

  /// A text still read differently, from which nothing can go.
  private func smallest(like text: String) throws -> String {
    var text = text
    while let next = try different(
      shortened(text), KnownFaults.rewritten
    ).unknown.first {
      text = next
    }
    return text
  }

  /// The text without a part of it: first large ones, then each character.
  private func shortened(_ text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return [16, 4, 1].flatMap { size in
      scalars.indices.dropLast(size - 1).map { start in
        var left = String.UnicodeScalarView(scalars[..<start])
        left += scalars[(start + size)...]
        return String(left)
      }
    }
  }
}
