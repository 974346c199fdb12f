// Refused: it made nil
struct Head: Equatable {
  var type: UInt32
  var length: Int
  var isMarked: Bool
  var peerID: UInt32
  var processID: Int32
}

func head(of bytes: [UInt8]) -> Head? {
  if bytes.count < 16 { return nil }
  func number(at place: Int) -> UInt32 {
    bytes[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }
  let length = Int(number(at: 4) & 0x7fff_ffff)
  guard 16...16_384 ~= length else { return nil }
  return Head(
    type: number(at: 0), length: length,
    isMarked: number(at: 4) >> 31 == 1, peerID: number(at: 8),
    processID: Int32(bitPattern: number(at: 12)))
}
