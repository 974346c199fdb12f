import HTTP
import Imsg
import Libc
import Unix

@testable import Httpd

/// What libFuzzer calls with each input: what a compromised process of the
/// server sends to another.
///
/// The first byte says who reads it, and the others what is sent: a part that
/// begins with a byte of ASCII is a message in good order.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let open = (travellers, openDescriptors())
  var rest = UnsafeBufferPointer(start: start, count: count)[...]
  guard let reader = rest.popFirst() else { return 0 }
  do {
    let ends = try SocketPair()
    let peer = try Peer(ends.right)
    for part in Scenario.Part.parts(of: rest) {
      guard let first = part.bytes.first else { continue }
      let files = part.descriptors.compactMap { travellers[$0].number }
      let bytes =
        first < 0x80
        ? message(first, files.count, part.bytes.dropFirst()) : part.bytes
      try peer.send(bytes, descriptors: files)
    }
    peer.end()
    switch reader % 4 {
    case 0: try openAll(asked: ends.left)
    case 1: try takeAll(answered: ends.left)
    case 2: try followAll(ordered: ends.left)
    default:
      try hearAll(of: reader & 4 == 0 ? .worker : .opener, from: ends.left)
    }
  } catch let error as SystemError {
    fatalError("\(error)")
  } catch {
    // The sender has violated the protocol, and is ended.
  }
  guard open.1 == openDescriptors() else {
    fatalError("no descriptor is left open")
  }
  return 0
}

/// A message of one of sixteen types.
///
/// The bytes of its payload beyond ASCII stand for names, so that the target
/// need not find these letter by letter.
private func message(
  _ type: UInt8, _ files: Int, _ rest: ArraySlice<UInt8>
) -> [UInt8] {
  let names = ["/", "/run", "/..", "/imsg.swift", "//", "/.", "/Tests", "\0"]
  let payload = rest.flatMap { byte in
    byte < 0x80 ? [byte] : Array(names[Int(byte) % names.count].utf8)
  }
  let length = UInt32(payload.count + 16) | (files > 0 ? 1 << 31 : 0)
  let header = [UInt32(type & 15), length, UInt32(type >> 4), 0]
  return header.flatMap { word in
    withUnsafeBytes(of: word.littleEndian) { Array($0) }
  } + payload
}

/// What the opener does with what the worker sends.
private func openAll(asked end: consuming Descriptor) throws {
  let folder = try Folder("Tests/Fuzz", called: "FOLDER")
  var channel = Imsgbuf(end, passesDescriptors: true)
  while try channel.input.read() == .bytes {
    while let request = try channel.nextRequest() {
      do throws(Refusal) {
        let file = try folder.open(request.path)
        var status = stat()
        guard fstat(file.number, &status) == 0,
          status.st_mode & S_IFMT == S_IFREG
        else {
          fatalError("what is opened is a regular file")
        }
      } catch {
        guard error.number > 0 else { fatalError("there is a reason") }
      }
    }
  }
}

/// What the worker does with what the opener sends.
private func takeAll(answered end: consuming Descriptor) throws {
  var channel = Imsgbuf(end, passesDescriptors: true)
  while try channel.input.read() == .bytes {
    while let answer = try channel.nextAnswer() { _ = try? answer.file.get() }
  }
}

/// What a part does with what the parent sends.
private func followAll(ordered end: consuming Descriptor) throws {
  var orders = try Orders(end)
  guard let folder = try orders.folder() else { return }
  try folder.close()
  repeat {
    while let order = try orders.next() { _ = consume order }
  } while try orders.read()
}

/// What the parent does with what a part sends.
private func hearAll(of role: Role, from end: consuming Descriptor) throws {
  let part = Supervised(role)
  part.channel = Imsgbuf(end, passesDescriptors: true)
  _ = part.ping()
  while let message = part.nextMessage() {
    switch message {
    case .closed, .violation: return
    case .pong: _ = part.ping()
    case .complaint: break
    }
  }
}
