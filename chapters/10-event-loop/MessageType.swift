/// What a message is.
enum MessageType {
  /// How many bytes are asked for: a `UInt32`.
  static let request: UInt32 = 1
  /// That many bytes.
  static let answer: UInt32 = 2
}
