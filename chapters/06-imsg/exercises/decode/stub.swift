/// What the header of a message tells.
struct Head: Equatable {
  var type: UInt32
  /// The bytes of the message, with its header.
  var length: Int
  /// Whether a descriptor comes with it.
  var isMarked: Bool
  var peerID: UInt32
  var processID: Int32
}

/// Reads the header of a message, in the newer layout, on a machine
/// that keeps the lowest byte first.
///
/// Returns nil if there are fewer than sixteen bytes, or if no message
/// of up to 16,384 bytes has such a length.
func head(of bytes: [UInt8]) -> Head? {
  // TODO: Take the four numbers from their places.
  nil
}
