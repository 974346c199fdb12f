/// Why no frame can follow.
enum Refusal: Error, Equatable {
  /// A length of zero.
  case empty
  /// A length over the limit.
  case tooLong(UInt32)
}

/// Makes frames of bytes that arrive in any pieces.
///
/// A frame is a length in four bytes, the highest first, and so many
/// bytes.
struct Deframer {
  /// Begins, with the most bytes that a frame may have.
  init(limit: UInt32) {
  }

  /// Takes bytes that have arrived.
  mutating func take(_ bytes: [UInt8]) {
  }

  /// Gives the next frame, without its length, or nil if bytes are
  /// missing.
  ///
  /// Refuses a length of zero or over the limit as soon as its four
  /// bytes are there, after the good frames before it. Then the stream
  /// is lost: it refuses for ever, and keeps nothing more.
  mutating func next() throws(Refusal) -> [UInt8]? {
    // TODO: Keep what was taken, and give it out frame by frame.
    nil
  }
}
