/// The values that named placeholders stand for, by the placeholder's text.
typealias Bindings = [String: ArraySlice<UInt8>]

extension LinePattern {
  /// Whether the pattern stands for `line`; new names are added to `bindings`.
  ///
  /// What stands before the first `...` is taken at the line's start, what
  /// stands behind the last one at the line's end, and everything between at
  /// the nearest place where it fits. No choice is ever taken back, so the time
  /// grows with the line's length times that of the longest piece.
  func matches(_ line: String, _ bindings: inout Bindings) -> Bool {
    if isSpelt(line) { return true }
    guard !isLiteral else { return false }
    var match = LineMatch(of: line, bindings)
    guard match.succeeds(for: pieces) else { return false }
    bindings = match.bindings
    return true
  }

  /// Whether `line` is the pattern itself, byte for byte.
  func isSpelt(_ line: String) -> Bool {
    line.utf8.count == text.utf8.count && line.utf8.elementsEqual(text.utf8)
  }

  /// Whether the pattern stands for `line`, with the values of `bindings`.
  func matches(_ line: String, given bindings: Bindings = [:]) -> Bool {
    var bindings = bindings
    return matches(line, &bindings)
  }
}

/// One line of output on which the pieces of a pattern are tried.
private struct LineMatch {
  private let bytes: [UInt8]
  private(set) var bindings: Bindings
  /// The path looked at last: a path may begin at many places of one run of
  /// characters, and the run is measured only once.
  private var path = 0..<0

  init(of line: String, _ bindings: Bindings) {
    bytes = Array(line.utf8)
    self.bindings = bindings
  }

  mutating func succeeds(for pieces: [[LinePattern.Token]]) -> Bool {
    let last = pieces.count - 1
    guard var position = end(of: pieces[0], at: 0, isLast: last == 0) else {
      return false
    }
    for (index, piece) in pieces.enumerated().dropFirst() {
      guard
        let end = firstEnd(of: piece, from: position, isLast: index == last)
      else { return false }
      position = end
    }
    return true
  }

  /// Where `piece` ends at the nearest place at which it stands.
  private mutating func firstEnd(
    of piece: [LinePattern.Token], from position: Int, isLast: Bool
  ) -> Int? {
    for start in position...bytes.count {
      if let end = end(of: piece, at: start, isLast: isLast) { return end }
    }
    return nil
  }

  /// Where `piece` ends if it stands at `start`; its names are then bound.
  private mutating func end(
    of piece: [LinePattern.Token], at start: Int, isLast: Bool
  ) -> Int? {
    var position = start
    var bound: Bindings?
    for token in piece {
      switch token {
      case .text(let text):
        guard holds(text, at: position) else { return nil }
        position += text.count
      case .value(let placeholder):
        let begins = placeholder.kind != .path || position == start
        guard
          let end = end(of: placeholder.kind, at: position, begins: begins)
        else { return nil }
        if placeholder.isNamed {
          let value = bytes[position..<end]
          var names = bound ?? bindings
          guard names[placeholder.text, default: value] == value else {
            return nil
          }
          names[placeholder.text] = value
          bound = names
        }
        position = end
      }
    }
    guard !isLast || position == bytes.count else { return nil }
    if let bound { bindings = bound }
    return position
  }

  private func holds(_ text: [UInt8], at position: Int) -> Bool {
    guard text.count <= bytes.count - position else { return false }
    return text.indices.allSatisfy { bytes[position + $0] == text[$0] }
  }

  /// Where the value at `start` ends, if there is one.
  ///
  /// With `begins` set it must not go on from what stands before it.
  private mutating func end(
    of kind: LinePattern.Kind, at start: Int, begins: Bool
  ) -> Int? {
    guard start < bytes.count, kind.contains(bytes[start]),
      !begins || start == 0 || !kind.contains(bytes[start - 1])
    else { return nil }
    guard kind != .path || !path.contains(start) else {
      return path.upperBound
    }
    let end = bytes[start...].firstIndex { !kind.contains($0) } ?? bytes.count
    let isZero = bytes[start] == UInt8(ascii: "0")
    switch kind {
    case .path: path = start..<end
    case .fd where isZero && end > start + 1: return nil
    case .pid where isZero: return nil
    case .pid, .fd: break
    }
    return end
  }
}
