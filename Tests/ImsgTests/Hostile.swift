import Imsg
import TestSupport

/// Draws by lot what a hostile peer does.
struct Hostile {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// A scenario of up to so many messages.
  mutating func scenario(messages: Int, descriptors: Int) -> Scenario {
    let layout: HeaderLayout = chance(in: 2) ? .length16 : .length32
    let maximum = pick([16, 17, 100, 16_384, 16_384, 16_384, 20_000])
    var stream: [UInt8] = []
    // A wrong length ends the channel: most streams have none.
    let mayLie = chance(in: 3)
    for _ in 0..<Int.random(in: 0...messages, using: &random) {
      stream += frame(layout, maximum: maximum, mayLie: mayLie)
      if stream.count > 60_000 { break }
    }
    if chance(in: 4) { stream.removeLast(below(min(stream.count, 40) + 1)) }
    return Scenario(
      layout: layout, passesDescriptors: !chance(in: 8), maximum: maximum,
      parts: parts(of: stream, descriptors: descriptors))
  }

  private mutating func frame(
    _ layout: HeaderLayout, maximum: Int, mayLie: Bool
  ) -> [UInt8] {
    let edges: [UInt32] = [
      0, 1, 2, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 0x0001_0000, 0xFFFF,
    ]
    let longest = maximum - 16
    let size = chance(in: 500) ? longest : min(below(9), longest)
    var frame = Frame(
      layout, type: pick(edges), payload: [UInt8](repeating: 0xA5, count: size),
      isMarked: chance(in: 4))
    frame.peerID = pick(edges)
    frame.processID = pick(edges)
    // Flags that mean nothing.
    if layout == .length16, chance(in: 8) {
      frame.second ^= UInt32(below(0x8000)) << 17
    }
    if mayLie, chance(in: 16) {
      frame.second = pick([
        0, 1, 15, UInt32(maximum) + 1, 0xFFFF, 0x1_0000, 0x7FFF_FFFF,
        0x8000_0000, 0x8000_000F, 0xFFFF_FFFF, 0x0001_0001, 17, 20, 1_000,
      ])
    }
    return frame.bytes
  }

  /// Cuts a stream anywhere, and sends descriptors with some parts.
  private mutating func parts(
    of stream: [UInt8], descriptors: Int
  ) -> [Scenario.Part] {
    var parts: [Scenario.Part] = []
    var rest = stream[...]
    let size = pick([1, 7, 16, 40, 500, 4_096, 40_000])
    while !rest.isEmpty {
      // Each takes a call: after some, those that are left are large.
      let most = parts.count < 40 ? size : 40_000
      let count = min(1 + below(most), rest.count)
      // With descriptors more would not come by one call.
      let mayPass = count <= 4_096 && chance(in: 3)
      let passed = mayPass ? pick([1, 1, 1, 2, 3, 10]) : 0
      parts.append(
        Scenario.Part(
          bytes: Array(rest.prefix(count)),
          descriptors: (0..<passed).map { _ in below(descriptors) }))
      rest = rest.dropFirst(count)
    }
    return parts
  }

  private mutating func chance(in count: Int) -> Bool { below(count) == 0 }

  private mutating func below(_ count: Int) -> Int {
    Int(random.next() % UInt64(count))
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[below(values.count)]
  }
}
