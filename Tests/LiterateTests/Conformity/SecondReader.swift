import Foundation
import Testing

@testable import Literate

/// A fence as a reader of Markdown found it.
struct FoundFence: Codable, Equatable {
  let line: Int
  let endLine: Int
  let info: String
  /// The lines of content, each with a line feed.
  let content: String

  var lines: ClosedRange<Int> { line...endLine }

  /// Compares byte for byte: to `String` an accent of its own is as good as
  /// one that its letter has.
  static func == (one: Self, other: Self) -> Bool {
    (one.line, one.endLine) == (other.line, other.endLine)
      && one.info.utf8.elementsEqual(other.info.utf8)
      && one.content.utf8.elementsEqual(other.content.utf8)
  }

  /// What the engine finds in a text.
  static func all(in text: String) -> [Self] {
    Fence.all(in: text).map {
      Self(
        line: $0.line, endLine: $0.endLine, info: $0.info,
        content: $0.lines.map { $0 + "\n" }.joined())
    }
  }
}

/// markdown-it-py, which shares no line of code with the engine.
///
/// Source: <https://markdown-it-py.readthedocs.io>
struct SecondReader {
  /// The Python that has it; nil where none on the PATH does.
  static let python = Toolchain.searchPath.split(separator: ":")
    .map { "\($0)/python3" }
    .first { python in
      FileManager.default.isExecutableFile(atPath: python)
        && (try? Self(python: python).fences(in: [])) != nil
    }

  let python: String

  /// The fences of each text, or nil where it fails.
  ///
  /// One process reads them all.
  func fences(in texts: [String]) throws -> [[FoundFence]?] {
    let encoder = JSONEncoder()
    let input = try texts.map { try encoder.encode($0) + [0x0A] }
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "second-reader.py").path
    let output = try Self.run(python, [script], Data(input.joined()))
    let lines = output.split(separator: 0x0A)
    try #require(lines.count == texts.count)
    let decoder = JSONDecoder()
    return try lines.map { try decoder.decode([FoundFence]?.self, from: $0) }
  }

  private struct Failure: Error {}

  /// What a program prints that is given this input, by way of a file.
  private static func run(
    _ program: String, _ arguments: [String], _ input: Data
  ) throws -> Data {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "texts-\(UUID().uuidString)")
    try input.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: file)
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure() }
    return printed
  }
}
