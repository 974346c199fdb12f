// Refused: 1048576 bytes: it threw
import Imsg
import Unix

/// The most bytes that a command may print, on both descriptors together.
let outputLimit = 1 << 20

/// What a command printed, and how it ended.
struct Printed: Equatable {
  /// The bytes for descriptor 1, and those for descriptor 2.
  var output: [UInt8] = []
  var errors: [UInt8] = []
  /// The exit status.
  var status: Int32 = 0
}

/// Why a server is not heard any longer.
enum Refused: Error {
  case version, type, stream, descriptor, length, tooMuch, noStatus
}

func collect(from channel: inout Imsgbuf) throws -> Printed {
  var printed = Printed()
  // Where each open stream leads.
  var descriptors: [Int32: Int32] = [:]
  while true {
    switch try next(from: &channel) {
    case .open(let stream, let descriptor):
      if descriptors[stream] != nil { throw Refused.stream }
      guard 1...2 ~= descriptor else { throw Refused.descriptor }
      // Even streams that print nothing take memory.
      if descriptors.count == 16 { throw Refused.tooMuch }
      descriptors[stream] = descriptor
      try channel.output.compose(type: 305, peerID: 8) {
        $0.write(stream, as: Int32.self)
        $0.write(0, as: Int32.self)
      }
      try channel.output.flush()
    case .write(let stream, let bytes):
      guard let descriptor = descriptors[stream] else {
        throw Refused.stream
      }
      let count = printed.output.count + printed.errors.count
      if count + bytes.count >= outputLimit { throw Refused.tooMuch }
      if descriptor == 1 {
        printed.output += bytes
      } else {
        printed.errors += bytes
      }
    case .close(let stream):
      guard descriptors.removeValue(forKey: stream) != nil else {
        throw Refused.stream
      }
    case .exit(let status):
      printed.status = status
      return printed
    }
  }
}

/// What a message says, apart from the channel's buffer.
private enum Answer {
  case open(stream: Int32, descriptor: Int32)
  case write(stream: Int32, [UInt8])
  case close(stream: Int32)
  case exit(Int32)

  init(_ message: borrowing Message) throws {
    if message.peerID != 8 { throw Refused.version }
    var payload = message.reader
    switch message.type {
    case 203:
      self = .exit(try payload.read(Int32.self))
    case 303:
      let stream = try payload.read(Int32.self)
      self = .open(stream: stream, descriptor: try payload.read(Int32.self))
      try payload.skip(4)
    case 304:
      let stream = try payload.read(Int32.self)
      let bytes = try payload.readBytes(payload.count)
      self = .write(stream: stream, [UInt8](copying: bytes))
    case 306:
      self = .close(stream: try payload.read(Int32.self))
    default:
      throw Refused.type
    }
    if payload.count > 0 { throw Refused.length }
  }
}

private func next(from channel: inout Imsgbuf) throws -> Answer {
  while true {
    if let message = try channel.input.get() { return try Answer(message) }
    if try channel.input.read() == .end { throw Refused.noStatus }
  }
}
