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

func head(of bytes: [UInt8]) -> Head? {
  if bytes.count < 16 { return nil }
  func number(at place: Int) -> UInt32 {
    bytes[place..<place + 4].reversed().reduce(0) {
      $0 << 8 | UInt32($1)
    }
  }
  // The highest bit is the mark, and no part of the length.
  let length = Int(number(at: 4) & 0x7fff_ffff)
  guard 16...16_384 ~= length else { return nil }
  return Head(
    type: number(at: 0), length: length,
    isMarked: number(at: 4) >> 31 == 1, peerID: number(at: 8),
    processID: Int32(bitPattern: number(at: 12)))
}
