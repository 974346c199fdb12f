/// So many bytes by lot, of which those of a long run come again and again.
public func noise(_ count: Int) -> [UInt8] {
  let run = (0..<min(count, 4001)).map { _ in UInt8.random(in: 0...255) }
  var bytes: [UInt8] = []
  while bytes.count < count { bytes += run }
  return Array(bytes[..<count])
}
