import Imsg
import Libc
import Unix

#if canImport(Darwin)
  private let openFiles = RLIMIT_NOFILE
#else
  private let openFiles = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
#endif

/// Lets this process get no new descriptor from a number on.
func limitDescriptors(to number: rlim_t) throws(SystemError) {
  var limit = rlimit()
  guard getrlimit(openFiles, &limit) == 0 else {
    throw SystemError("getrlimit")
  }
  limit.rlim_cur = number
  guard setrlimit(openFiles, &limit) == 0 else {
    throw SystemError("setrlimit")
  }
}

/// Reads from the channel, and has a number free only meanwhile.
func receive(on channel: inout Imsgbuf) throws -> Received {
  try limitDescriptors(to: 5)
  let received = try channel.input.read()
  try limitDescriptors(to: 4)
  return received
}

/// Waits for the opener's answer: nil if it hangs up, or says something
/// else.
func receiveAnswer(
  on channel: inout Imsgbuf
) throws -> Result<Descriptor, Refusal>? {
  while try receive(on: &channel) == .bytes {
    guard var answer = try channel.input.get() else { continue }
    switch answer.type {
    case MessageType.file:
      guard let file = answer.takeDescriptor() else { return nil }
      return .success(file)
    case MessageType.refusal:
      var reader = answer.reader
      return .failure(Refusal(number: try reader.read(Int32.self)))
    default:
      return nil
    }
  }
  return nil
}

/// The first line of a file.
func firstLine(of file: borrowing Descriptor) throws -> String {
  let text = String(decoding: try file.read(upTo: 512), as: UTF8.self)
  return String(text.prefix { $0 != "\n" })
}

/// Sends a message, and tells what comes of it.
func ask(
  _ payload: [UInt8], type: UInt32 = MessageType.request,
  on channel: inout Imsgbuf
) throws -> String {
  try channel.output.compose(type: type, payload)
  try channel.output.flush()
  return switch try receiveAnswer(on: &channel) {
  case .success(let file): try firstLine(of: file)
  case .failure(let refusal): "refused: \(refusal)"
  case nil: "no answer"
  }
}

/// The child: asks for each file, and then for what it should not.
func read(_ names: [String], on end: consuming Descriptor) throws {
  var channel = Imsgbuf(end, passesDescriptors: true)
  for name in names {
    let payload = Array(name.utf8) + [0]
    print("\(name):", try ask(payload, on: &channel))
  }
  let more = Array("tale\0more\0".utf8)
  print("more than a name:", try ask(more, on: &channel))
  print("type 77:", try ask([], type: 77, on: &channel))
}
