import Imsg

/// Both layouts of the header, for tests that hold for either.
let layouts = [HeaderLayout.length16, .length32]

/// The bytes of a message, which need not be one that anybody may send.
struct Frame {
  var type: UInt32 = 1
  /// The four bytes that say the length, and whether there is a descriptor.
  var second: UInt32
  var peerID: UInt32 = 0
  var processID: UInt32 = 0
  var payload: [UInt8] = []

  var bytes: [UInt8] {
    [type, second, peerID, processID].flatMap(littleEndian) + payload
  }
}

extension Frame {
  /// A message that may be sent.
  init(
    _ layout: HeaderLayout, type: UInt32 = 1, payload: [UInt8] = [],
    isMarked: Bool = false
  ) {
    let mark: UInt32 = layout == .length16 ? 0x0001_0000 : 0x8000_0000
    self.init(
      type: type, second: UInt32(16 + payload.count) + (isMarked ? mark : 0),
      payload: payload)
  }

  /// Its bytes as sent by a process.
  func with(processID: UInt32) -> [UInt8] {
    var frame = self
    frame.processID = processID
    return frame.bytes
  }
}

/// The bytes of a number, the lowest first, as all our machines have them.
func littleEndian(_ number: UInt32) -> [UInt8] {
  [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: number >> $0) }
}

/// Bytes from hexadecimal digits.
func hex(_ digits: String) -> [UInt8] {
  let digits = digits.compactMap(\.hexDigitValue)
  return stride(from: 0, to: digits.count, by: 2).map {
    UInt8(digits[$0] << 4 | digits[$0 + 1])
  }
}
