/// What a message is.
enum MessageType {
  /// The name of a file.
  static let request: UInt32 = 1
  /// Nothing but a descriptor: the file, open for reading.
  static let file: UInt32 = 2
  /// Why there is none: a number of errno(3).
  static let refusal: UInt32 = 3
}
