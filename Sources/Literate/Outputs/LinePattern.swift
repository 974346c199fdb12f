/// A line of an `output` fence: text with fuzzy places.
///
/// `...` stands for any text, also for none. A placeholder stands for a value:
///
/// - `<pid>`, a decimal number from 1, and `<fd>`, one from 0, written without
///   leading zeros and with no further digit before or behind it;
/// - `<path>`, one or more characters of a path, up to the first that is none.
///   It may follow on literal text: `/tmp/<path>` stands for `/tmp/a`.
///
/// `<pid:A>` gives its value a name, and stands for that value ever after.
/// Everything else stands for itself, byte for byte. So does a line as a whole,
/// whatever is in it: `<pid>` also stands for the text `<pid>`, and every
/// output can be written down.
struct LinePattern: Sendable {
  /// What a placeholder stands for.
  enum Kind: String {
    case pid, fd, path

    /// Whether `byte` can be a part of such a value.
    func contains(_ byte: UInt8) -> Bool {
      switch self {
      case .pid, .fd: ByteClass(byte) == .digit
      case .path:
        ByteClass(byte) != .other || "/._-+~@%=".utf8.contains(byte)
      }
    }
  }

  /// What a byte of UTF-8 belongs to; all beyond ASCII counts as letters.
  enum ByteClass {
    case digit, letter, other

    init(_ byte: UInt8) {
      self = byte.isDigit ? .digit : .other
      if byte.isLetter || byte >= 0x80 { self = .letter }
    }
  }

  /// A placeholder as it is written, its angle brackets included.
  struct Placeholder: Equatable {
    let kind: Kind
    let text: String
    let isNamed: Bool
  }

  enum Token: Equatable {
    case text([UInt8])
    case value(Placeholder)
  }

  /// The line as it stands in the fence.
  let text: String
  /// What stands before, between and behind the `...` of the line.
  let pieces: [[Token]]

  /// Whether the line is only `...`, and so stands for whole lines.
  let isGap: Bool
  /// Whether the line stands only for itself.
  let isLiteral: Bool
  /// The placeholders with a name, as they are written.
  let names: [String]

  init(_ text: String) {
    self.text = text
    pieces = Self.pieces(of: text)
    isGap = text.split { $0 == " " || $0 == "\t" } == ["..."]
    isLiteral = pieces == [[.text(Array(text.utf8))]] || text.isEmpty
    names = pieces.joined().compactMap { token in
      if case .value(let placeholder) = token, placeholder.isNamed {
        placeholder.text
      } else {
        nil
      }
    }
  }

  private static func pieces(of text: String) -> [[Token]] {
    var pieces: [[Token]] = [[]]
    var literal: [UInt8] = []
    func endLiteral() {
      guard !literal.isEmpty else { return }
      pieces[pieces.count - 1].append(.text(literal))
      literal = []
    }

    var rest = Array(text.utf8)[...]
    while let byte = rest.first {
      if rest.starts(with: "...".utf8) {
        endLiteral()
        pieces.append([])
        rest.removeFirst(3)
      } else if let placeholder = Placeholder(at: rest) {
        endLiteral()
        pieces[pieces.count - 1].append(.value(placeholder))
        rest.removeFirst(placeholder.text.utf8.count)
      } else {
        literal.append(byte)
        rest.removeFirst()
      }
    }
    endLiteral()
    return pieces
  }
}

extension LinePattern.Placeholder {
  /// The placeholder with which a text begins.
  fileprivate init?(at text: ArraySlice<UInt8>) {
    guard text.first == UInt8(ascii: "<") else { return nil }
    let inside = text.dropFirst().prefix {
      $0.isLetter || $0.isDigit || $0 == UInt8(ascii: ":")
    }
    let parts = inside.split(
      separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard text.dropFirst(inside.count + 1).first == UInt8(ascii: ">"),
      let kind = LinePattern.Kind(
        rawValue: String(decoding: parts[0], as: UTF8.self)),
      parts.count == 1 || parts.count == 2 && !parts[1].isEmpty
    else { return nil }
    self.kind = kind
    self.text = "<\(String(decoding: inside, as: UTF8.self))>"
    isNamed = parts.count == 2
  }
}
