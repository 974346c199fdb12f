extension LinePattern {
  /// The pattern for `line`, which stands where this pattern stood.
  ///
  /// A name that would get a second value gives way to that value. If less than
  /// half of the pattern is still there, the line is taken word for word.
  func promoted(to line: String, _ bindings: inout Bindings) -> String {
    guard !matches(line, &bindings) else { return text }
    for keepsNames in [true, false] {
      let promoted = LinePattern(
        merged(with: line, keepsNames: keepsNames, bindings))
      if promoted.matches(line, &bindings) { return promoted.text }
    }
    return line
  }

  private enum Part: Equatable {
    case text(ArraySlice<UInt8>)
    case value(Placeholder)
    case gap

    var isText: Bool {
      if case .text = self { true } else { false }
    }
    var isBlank: Bool { self == .text([UInt8(ascii: " ")]) }
  }

  private func merged(
    with line: String, keepsNames: Bool, _ bindings: Bindings
  ) -> String {
    let parts = parts(keepsNames: keepsNames)
    let words = Self.words(of: Array(line.utf8))
    let alignment = Alignment(
      expected: parts.count, actual: words.count,
      isGap: { !parts[$0].isText },
      likeness: { old, new in
        let isSame =
          switch parts[old] {
          case .text(let text): text == words[new]
          case .value(let placeholder):
            LinePattern(placeholder.text).matches(
              String(decoding: words[new], as: UTF8.self),
              given: placeholder.kind == .path ? [:] : bindings)
          case .gap: true
          }
        return isSame ? .same : .different
      })

    var merged: [UInt8] = []
    var standing = 0
    for (index, step) in alignment.steps.enumerated() {
      switch step {
      case .kept(let old, let new):
        merged += words[new]
        standing += parts[old].isBlank ? 0 : 1
      case .changed(_, let new), .extra(let new): merged += words[new]
      case .missing: break
      case .gap(let old, let taken):
        switch parts[old] {
        case .value(let placeholder) where !taken.isEmpty:
          merged += placeholder.text.utf8
          standing += 1
        case .gap where alignment.gapStands(at: index): merged += "...".utf8
        default: merged += words[taken].joined()
        }
      case .rest(_, let new): merged += words[new].joined()
      }
    }
    let count = parts.count { $0 != .gap && !$0.isBlank }
    return 2 * standing >= count
      ? String(decoding: merged, as: UTF8.self) : line
  }

  /// The words and fuzzy places of the pattern.
  private func parts(keepsNames: Bool) -> [Part] {
    let parts = pieces.map { piece in
      piece.flatMap { token -> [Part] in
        switch token {
        case .text(let text): Self.words(of: text).map(Part.text)
        case .value(let placeholder) where placeholder.isNamed && !keepsNames:
          []
        case .value(let placeholder): [.value(placeholder)]
        }
      }
    }
    return Array(parts.joined(separator: [.gap]))
  }

  /// Splits a text into words, numbers, and single other characters.
  private static func words(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    var words: [ArraySlice<UInt8>] = []
    for index in text.indices {
      let byteClass = ByteClass(text[index])
      if index > 0, byteClass != .other, ByteClass(text[index - 1]) == byteClass
      {
        words[words.count - 1] = text[words[words.count - 1].startIndex...index]
      } else {
        words.append(text[index...index])
      }
    }
    return words
  }
}
