extension OutputPattern {
  /// The smallest difference that explains why `output` does not match.
  ///
  /// A name that had a value before the line is shown with it: `<pid:A=4711>`.
  func difference(from output: [String]) -> Difference {
    let alignment = alignment(with: output)
    var expected = lines.map(\.text)
    var bindings: Bindings = [:]
    for step in alignment.steps {
      switch step {
      case .kept(let old, let new):
        _ = lines[old].matches(output[new], &bindings)
      case .changed(let old, _), .missing(let old):
        expected[old] = lines[old].text(with: bindings)
      case .extra, .gap, .rest: break
      }
    }
    return Difference(
      alignment, expected: expected, actual: output,
      matching: { LinePattern($0).matches($1) })
  }

  /// How the lines of an output that does not match go with the pattern's.
  ///
  /// Lines that stand for each other count as changed where a name would have
  /// two values.
  func alignment(with output: [String]) -> Alignment {
    guard !isUnordered else { return unorderedAlignment(with: output) }
    var alignment = Alignment(
      expected: lines.map(\.literalText), actual: output,
      isGap: { lines[$0].isGap },
      isSame: { lines[$0].matches(output[$1]) })
    var bindings: Bindings = [:]
    alignment.steps = alignment.steps.map { step in
      guard case .kept(let old, let new) = step,
        !lines[old].matches(output[new], &bindings)
      else { return step }
      return .changed(expected: old, actual: new)
    }
    return alignment
  }

  private func unorderedAlignment(with output: [String]) -> Alignment {
    let partners = Assignment(of: lines, to: output).partners
    let taken = Set(partners.compactMap(\.self))
    let missing = lines.indices.filter { partners[$0] == nil }
    let extra = output.indices.filter { !taken.contains($0) }
    var alignment = Alignment(
      expected: missing.map { lines[$0].literalText },
      actual: extra.map { output[$0] },
      isSame: { _, _ in false })
    var changed: [Int: Int] = [:]
    for case .changed(let old, let new) in alignment.steps {
      changed[missing[old]] = extra[new]
    }
    let paired = Set(changed.values)
    alignment.steps =
      lines.indices.map { line in
        if let partner = partners[line] {
          .kept(expected: line, actual: partner)
        } else if let partner = changed[line] {
          .changed(expected: line, actual: partner)
        } else {
          .missing(expected: line)
        }
      } + extra.filter { !paired.contains($0) }.map { .extra(actual: $0) }
    return alignment
  }
}

extension LinePattern {
  /// What stands between the fuzzy places of the line.
  fileprivate var literalText: String {
    pieces.joined().reduce(into: "") { literal, token in
      guard case .text(let text) = token else { return }
      literal += String(decoding: text, as: UTF8.self) + " "
    }
  }

  /// The line with the values that its names have in `bindings`.
  fileprivate func text(with bindings: Bindings) -> String {
    let texts = pieces.map { piece in
      piece.map { token in
        switch token {
        case .text(let text): String(decoding: text, as: UTF8.self)
        case .value(let placeholder):
          if let value = bindings[placeholder.text] {
            placeholder.text.dropLast()
              + "=\(String(decoding: value, as: UTF8.self))>"
          } else {
            placeholder.text
          }
        }
      }.joined()
    }
    return texts.joined(separator: "...")
  }
}
