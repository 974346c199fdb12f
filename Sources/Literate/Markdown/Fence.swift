/// A fenced code block of a Markdown text, as CommonMark 0.31 finds it.
///
/// Source: <https://spec.commonmark.org/0.31.2/#fenced-code-blocks>
public struct Fence: Equatable, Sendable {
  /// The line of the opening fence, counted from 1.
  public let line: Int
  /// The block's last line: its closing fence, or its last line of content.
  public let endLine: Int
  /// The info string, trimmed, its entities and backslash escapes resolved.
  public let info: String
  /// The content, a line each, without line endings, without the markers of
  /// enclosing lists and block quotes, and without the fence's indentation.
  public let lines: [String]
  /// Whether a closing fence ends the block.
  ///
  /// Without one the block runs to the end of its container or of the text.
  public let isClosed: Bool
  /// What a new line of content must begin with to stand in the same place.
  ///
  /// Where the line is empty, the blanks at the end of this may go.
  public let prefix: String
  /// How many of the blanks at the end of `prefix` the opening fence is
  /// indented by, in its container.
  var indentation = 0
}
