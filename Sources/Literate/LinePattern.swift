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
/// Everything else stands for itself, byte for byte. So does a whole line: the
/// text `<pid>` matches the pattern `<pid>`, and any output can be written
/// down.
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
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .letter
      case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: self = .letter
      default: self = .other
      }
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

  /// The line with the values that its names have in `bindings`.
  func text(with bindings: Bindings) -> String {
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

  private static func pieces(of text: String) -> [[Token]] {
    var pieces: [[Token]] = [[]]
    var literal: [UInt8] = []
    func endLiteral() {
      guard !literal.isEmpty else { return }
      pieces[pieces.count - 1].append(.text(literal))
      literal = []
    }

    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "."), rest.starts(with: "..".utf8) {
        endLiteral()
        pieces.append([])
        rest.removeFirst(2)
      } else if byte == UInt8(ascii: "<"),
        let placeholder = Self.placeholder(
          before: rest)
      {
        endLiteral()
        pieces[pieces.count - 1].append(.value(placeholder))
        rest.removeFirst(placeholder.text.utf8.count - 1)
      } else {
        literal.append(byte)
      }
    }
    endLiteral()
    return pieces
  }

  /// The placeholder whose `<` was just read, if it is one.
  private static func placeholder(before rest: ArraySlice<UInt8>)
    -> Placeholder?
  {
    let inside = rest.prefix {
      $0 == UInt8(ascii: ":") || $0 < 0x80 && ByteClass($0) != .other
    }
    let parts = inside.split(
      separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard rest.dropFirst(inside.count).first == UInt8(ascii: ">"),
      let kind = Kind(rawValue: String(decoding: parts[0], as: UTF8.self)),
      parts.count == 1 || parts.count == 2 && !parts[1].isEmpty
    else { return nil }
    return Placeholder(
      kind: kind, text: "<\(String(decoding: inside, as: UTF8.self))>",
      isNamed: parts.count == 2)
  }
}
