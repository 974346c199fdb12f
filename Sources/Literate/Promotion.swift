extension OutputPattern {
  /// The lines of the fence once `output` is what is expected.
  ///
  /// A pattern that matches stays as it is. Otherwise lines that match stay,
  /// and what is new is taken word for word. A changed line keeps those of its
  /// `...` and placeholders that still stand at the same place, and `...` for
  /// whole lines stays between lines that are still there. The result always
  /// matches `output`; if no name and no `...` can be kept to that end, it is
  /// `output` itself.
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
      case .kept(let old, let new):
        _ = lines[old].matches(output[new], &bindings)
        return [lines[old].text]
      case .changed(let old, let new):
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
