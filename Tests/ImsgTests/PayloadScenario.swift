import Imsg
import Unix

/// What a program does to a payload that it writes and reads again, held
/// against an array.
struct PayloadScenario {
  /// Each step takes one byte or more.
  let steps: [UInt8]

  /// Plays it on both ends of a channel.
  func play() throws {
    let ends = try SocketPair()
    var left = Imsgbuf(ends.left)
    var right = Imsgbuf(ends.right)
    try left.setMaximum(300)
    let expected: [UInt8]
    do throws(ImsgError) {
      var written: [UInt8] = []
      try left.output.compose(type: 1) { written = write(to: &$0) }
      expected = written
    } catch {
      guard left.output.queueLength == 0 else { throw Wrong("it is queued") }
      return
    }
    try left.output.flush()
    _ = try right.input.read()
    guard let message = try right.input.get() else { throw Wrong("it is gone") }
    let kept = message.keep()
    guard kept.payload == expected else { throw Wrong("\(kept.payload)") }
    try read(kept.payload)
  }

  struct Wrong: Error {
    let what: String

    init(_ what: String) { self.what = what }
  }

  /// Writes by the steps, and returns what must have been written.
  private func write(to writer: inout PayloadWriter) -> [UInt8] {
    var bytes: [UInt8] = []
    var places: [PayloadWriter.Place<UInt16>] = []
    var offsets: [Int] = []
    var rest = steps[...]
    while let step = rest.popFirst() {
      let value = rest.popFirst() ?? 0
      switch step % 8 {
      case 0:
        writer.write(value, as: UInt8.self)
        bytes.append(value)
      case 1:
        writer.writeBigEndian(UInt32(value), as: UInt32.self)
        bytes += [0, 0, 0, value]
      case 2:
        let more = Array(rest.prefix(Int(value)))
        rest = rest.dropFirst(more.count)
        writer.write(more)
        bytes += more
      case 3:
        writer.writeZeros(Int(value % 16))
        bytes += [UInt8](repeating: 0, count: Int(value % 16))
      case 4:
        offsets.append(bytes.count)
        places.append(writer.reserve(UInt16.self))
        bytes += [0, 0]
      case 5:
        guard !places.isEmpty else { continue }
        let index = Int(value) % places.count
        writer.setBigEndian(0x0102, at: places[index])
        if offsets[index] + 2 <= bytes.count {
          let place = offsets[index]
          bytes.replaceSubrange(place..<place + 2, with: [1, 2])
        }
      case 6:
        writer.truncate(to: Int(value))
        bytes = Array(bytes.prefix(Int(value)))
      default:
        let string = String(repeating: "ä", count: Int(value % 8))
        writer.writeString(string, paddedTo: Int(value))
        bytes += Array(string.utf8)
        bytes += [UInt8](
          repeating: 0, count: max(0, Int(value) - string.utf8.count))
      }
    }
    return bytes
  }

  /// Reads by the steps, and looks where the reader stands.
  private func read(_ bytes: [UInt8]) throws {
    var reader = PayloadReader(bytes.span.bytes)
    var place = 0
    var rest = steps[...]
    while let step = rest.popFirst() {
      let value = Int(rest.popFirst() ?? 0)
      switch step % 8 {
      case 0: place += (try? reader.read(UInt8.self)) == nil ? 0 : 1
      case 1: place += (try? reader.readBigEndian(Int64.self)) == nil ? 0 : 8
      case 2: place += (try? reader.skip(value - 3)) == nil ? 0 : value - 3
      case 3:
        place = (try? reader.seek(to: value - 3)) == nil ? place : value - 3
      case 4: _ = try? reader.readString()
      case 5: _ = try? reader.readStringRepairing()
      case 6: _ = try? reader.readString(paddedTo: value - 3)
      default: _ = try? reader.truncate(to: value - 3)
      }
      if 4...6 ~= step % 8 { place = reader.offset }
      guard reader.offset == place, reader.rest.byteCount == reader.count,
        reader.offset + reader.count <= bytes.count
      else { throw Wrong("it stands at \(reader.offset)") }
    }
  }
}
