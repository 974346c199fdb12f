import Foundation

extension Verification {
  /// The verification as a JSON document, for other programs.
  ///
  /// `fences` has a row to each fence, `problems` what is wrong with no fence
  /// but with the book, and `summary` the figures.
  public func json(seconds: Double) throws -> String {
    struct Document: Encodable {
      let fences: [FenceReport]
      let problems: [Problem]
      let summary: Figures
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [
      .prettyPrinted, .sortedKeys, .withoutEscapingSlashes,
    ]
    let document = Document(
      fences: fences,
      problems: otherProblems + (coverage ?? []).flatMap(\.problems),
      summary: figures(seconds: seconds))
    return String(decoding: try encoder.encode(document), as: UTF8.self)
  }
}
