import HTTP
import Libc
import Unix

/// One client, and how far the server has come with it.
final class Connection {
  /// What a connection needs before it can go on.
  enum Need {
    case bytes
    case room
    /// The file of this path.
    case file(String)
    /// The answer to what it has asked for.
    case patience
    /// Nothing, but it had its turn, and this is for the log.
    case turn(String)
    /// Nothing any more: it is at its end.
    case close
  }

  private enum State {
    case receiving
    case asking(Request, path: String)
    case sending
    case draining
  }

  /// So much of a file is sent before others have their turn.
  private static let portion = 1 << 20

  let socket: Descriptor
  /// Whether something has come about, and the time-out begins anew.
  var hasMoved = true
  /// Whether bytes may have come since the last were read.
  var mayRead = true
  private var state = State.receiving { didSet { hasMoved = true } }
  private var input: [UInt8] = []
  private var output: ArraySlice<UInt8> = []
  private var file: OpenFile?
  private var body = 0..<0
  private var entry = ""
  private var isLast = false

  init(_ socket: consuming Descriptor) {
    self.socket = socket
  }

  /// Whether there are bytes of another request.
  var hasInput: Bool { !input.isEmpty }

  /// What it waits for from the opener.
  var path: String? {
    if case .asking(_, let path) = state { path } else { nil }
  }

  /// Goes on as far as it can without waiting.
  func goOn() -> Need {
    while true {
      let need: Need? =
        switch state {
        case .receiving: receive()
        case .asking: .patience
        case .sending: send()
        case .draining: drain()
        }
      if let need { return need }
    }
  }

  /// Makes the answer that is under way the last.
  ///
  /// Returns whether nothing is under way.
  func finish() -> Bool {
    isLast = true
    if case .receiving = state { return input.isEmpty }
    return false
  }

  /// Says that time is over.
  ///
  /// Returns whether there is nobody to tell.
  func timeOut() -> Bool {
    guard case .receiving = state, !input.isEmpty else { return true }
    refuse(.requestTimeout)
    return false
  }

  /// Takes a text in the place of a file.
  func take(_ text: String) {
    guard case .asking(let request, _) = state else { return }
    isLast = true
    begin(Answer(.ok, to: request, saying: text), to: request.line)
  }

  /// Takes the file that was asked for.
  func take(_ file: OpenFile) {
    guard case .asking(let request, let path) = state else { return }
    isLast = isLast || !request.keepsAlive
    self.file = file
    let answer = Answer(to: request, file: file.facts, path: path)
    begin(answer, to: request.line)
  }

  /// Takes the reason why there is none.
  func take(_ refusal: Refusal) {
    guard case .asking(let request, _) = state else { return }
    isLast = isLast || !request.keepsAlive
    begin(answer(to: request, refusal), to: request.line)
  }

  /// Receives a request, up to the end of its head.
  private func receive() -> Need? {
    do throws(Status) {
      guard let length = try headLength(of: input) else {
        return read(into: &input)
      }
      let request = try Request(head: input[..<length])
      input.removeFirst(length)
      let path = try request.path(in: "")
      state = .asking(request, path: path)
      return .file(path)
    } catch {
      refuse(error)
      return nil
    }
  }

  /// Reads what has come.
  ///
  /// Returns what it needs if there is nothing.
  private func read(into bytes: inout [UInt8]) -> Need? {
    if !mayRead { return .bytes }
    do throws(SystemError) {
      let more = try socket.read(upTo: 4096)
      // What was not filled has emptied the socket.
      mayRead = more.count == 4096
      bytes += more
      return more.isEmpty ? .close : nil
    } catch {
      return error.number == EAGAIN ? .bytes : .close
    }
  }

  /// Says what is wrong, as the last answer.
  private func refuse(_ status: Status) {
    isLast = true
    begin(Answer(status), to: "-")
  }

  private func begin(_ answer: Answer, to request: String) {
    output =
      answer.head(
        date: httpDate(time(nil)), keepsAlive: !isLast)[...]
    body = answer.body
    entry = "\"\(request)\" \(answer.status.rawValue.prefix(3)) \(body.count)"
    state = .sending
  }

  /// Sends the head, and then the file.
  private func send() -> Need? {
    while !output.isEmpty {
      let count = output.withUnsafeBytes {
        sendSome(
          socket.number, $0.baseAddress, $0.count, !body.isEmpty)
      }
      guard count > 0 else { return unsent }
      output = output.dropFirst(count)
      hasMoved = true
    }
    if !body.isEmpty, let number = file?.descriptor.number {
      let count = sendFile(
        socket.number, number, off_t(body.lowerBound),
        min(body.count, Self.portion))
      // The file has become shorter.
      if count == 0 { return .close }
      guard count > 0 else { return unsent }
      body = body.dropFirst(count)
      hasMoved = true
      if !body.isEmpty { return .room }
    }
    file = nil
    state = isLast ? .draining : .receiving
    if isLast { shutdown(socket.number, Int32(SHUT_WR)) }
    return .turn(entry)
  }

  private var unsent: Need { lastError() == EAGAIN ? .room : .close }

  /// Waits until the client has hung up: if the server does so first, while
  /// bytes are on their way to it, the answer may be lost.
  private func drain() -> Need? {
    var ignored: [UInt8] = []
    return read(into: &ignored)
  }
}

extension Request {
  /// Its first line, for the log.
  fileprivate var line: String { "\(method.rawValue) \(target)" }
}

/// The answer if there is no file to send.
private func answer(to request: Request, _ refusal: Refusal) -> Answer {
  switch refusal.number {
  case EISDIR: Answer(addingSlashTo: request)
  case EMFILE, ENFILE: Answer(.serviceUnavailable, to: request)
  default: Answer(.notFound, to: request)
  }
}
