import Imsg

/// What must become of the bytes and the descriptors that a peer sends, told
/// again in the plainest way: nothing is forgotten, and all is looked at anew.
struct Model {
  enum Outcome: Equatable {
    case letter(Letter, descriptor: Int?)
    case wrongLength(Int)
  }

  let layout: HeaderLayout
  let maximum: Int
  /// All bytes that have come.
  private var stream: [UInt8] = []
  /// How many of them were understood.
  private var place = 0
  /// The descriptors that have come, and the bytes that came with each.
  private var descriptors: [(id: Int, part: Range<Int>, isTaken: Bool)] = []

  init(_ layout: HeaderLayout, maximum: Int) {
    self.layout = layout
    self.maximum = maximum
  }

  /// Bytes come by one call, and with them the first of some descriptors.
  mutating func receive(_ bytes: [UInt8], descriptors ids: [Int]) {
    let part = stream.count..<stream.count + bytes.count
    stream += bytes
    if let first = ids.first { descriptors.append((first, part, false)) }
  }

  /// How many descriptors wait for messages to come.
  var waiting: Int {
    descriptors.count { descriptor in
      switch layout {
      case .length16: !descriptor.isTaken
      case .length32:
        !descriptor.isTaken && descriptor.part.upperBound > place
      }
    }
  }

  /// The bytes of a message that is not complete.
  var incomplete: Int { stream.count - place }

  /// The next message, or what is wrong with it; nil if it is not complete.
  mutating func next() -> Outcome? {
    guard stream.count - place >= 16 else { return nil }
    let second = number(at: place + 4)
    let length: Int
    let isMarked: Bool
    switch layout {
    case .length16:
      length = Int(second % 0x1_0000)
      isMarked = second / 0x1_0000 % 2 == 1
    case .length32:
      length = Int(second % 0x8000_0000)
      isMarked = second / 0x8000_0000 == 1
    }
    if length < 16 || length > maximum { return .wrongLength(length) }
    if stream.count < place + length { return nil }
    let letter = Letter(
      type: number(at: place), peerID: number(at: place + 8),
      processID: Int32(truncatingIfNeeded: number(at: place + 12)),
      isMarked: isMarked, payload: Array(stream[place + 16..<place + length]))
    let descriptor = isMarked ? take() : nil
    place += length
    return .letter(letter, descriptor: descriptor)
  }

  /// The oldest descriptor that may belong to the message that begins here.
  ///
  /// It came with the message's first byte, or in the older layout before it.
  private mutating func take() -> Int? {
    for index in descriptors.indices where !descriptors[index].isTaken {
      let part = descriptors[index].part
      let fits = layout == .length16 ? part.lowerBound <= place : part ~= place
      if fits {
        descriptors[index].isTaken = true
        return descriptors[index].id
      }
    }
    return nil
  }

  private func number(at place: Int) -> UInt32 {
    var number: UInt32 = 0
    for offset in 0..<4 {
      number += UInt32(stream[place + offset]) << UInt32(8 * offset)
    }
    return number
  }
}
