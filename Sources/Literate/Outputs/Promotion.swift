extension OutputPattern {
  /// The lines of the fence once `output` is what is expected.
  ///
  /// A pattern that matches stays as it is. Otherwise the lines that still
  /// match stay, and so do their `...` and placeholders in lines that changed,
  /// where they still stand, and `...` for whole lines between lines that are
  /// still there. All else is taken from `output` word for word.
  ///
  /// The result matches `output`: where names or `...` would keep it from doing
  /// so, it is `output` itself. (One output cannot be written as an unordered
  /// pattern: a line that is only `...`.)
  func promoted(to output: [String]) -> [String] {
    guard !matches(output) else { return lines.map(\.text) }
    let promoted = promotedLines(to: output)
    let pattern = try? OutputPattern(promoted, unordered: isUnordered)
    return pattern?.matches(output) == true ? promoted : output
  }

  private func promotedLines(to output: [String]) -> [String] {
    let alignment = alignment(with: output)
    var bindings: Bindings = [:]
    return alignment.steps.enumerated().flatMap { index, step in
      switch step {
      case .kept(let old, let new), .changed(let old, let new):
        return [lines[old].promoted(to: output[new], &bindings)]
      case .missing: return []
      case .extra(let new): return [output[new]]
      case .gap(let old, let taken):
        return alignment.gapStands(at: index)
          ? [lines[old].text] : Array(output[taken])
      case .rest(_, let new): return Array(output[new])
      }
    }
  }
}
