import HTTP
import Imsg
import Libc
import Unix

/// A request for a file, from the worker to the opener.
public struct FileRequest {
  /// Identifies the request, and its answer.
  public let id: UInt32
  /// The path of the file, beneath the directory.
  public let path: [UInt8]

  /// Creates a request.
  public init(id: UInt32, path: [UInt8]) {
    self.id = id
    self.path = path
  }
}

/// An answer, from the opener to the worker.
@frozen public struct FileAnswer: ~Copyable {
  /// The id of the request.
  public let id: UInt32
  /// The file, open for reading, or the reason why it could not be opened.
  public var file: Result<Descriptor, Refusal>
}

/// The protocol of the channel between worker and opener.
extension Imsgbuf {
  /// Queues a request for a file.
  public mutating func ask(for request: FileRequest) throws(ImsgError) {
    try output.compose(
      type: MessageType.request, peerID: request.id, request.path)
  }

  /// The next request that was read, or nil if there is none.
  ///
  /// Throws if the worker has violated the protocol.
  mutating func nextRequest(
    ofAnyType isUnchecked: Bool = false
  ) throws -> FileRequest? {
    guard let message = try input.get() else { return nil }
    guard message.type == MessageType.request || isUnchecked else {
      throw UnexpectedMessage(type: message.type)
    }
    return FileRequest(
      id: message.peerID, path: [UInt8](copying: message.payload))
  }

  /// Queues the answer to a request.
  mutating func answer(
    _ id: UInt32, with file: consuming Result<Descriptor, Refusal>
  ) throws(ImsgError) {
    switch consume file {
    case .success(let file):
      try output.compose(
        type: MessageType.file, peerID: id, descriptor: file)
    case .failure(let refusal):
      try output.compose(type: MessageType.refusal, peerID: id) {
        $0.write(refusal.number, as: Int32.self)
      }
    }
  }

  /// The next answer that was read, or nil if there is none.
  ///
  /// Throws if the opener has violated the protocol.
  public mutating func nextAnswer() throws -> FileAnswer? {
    guard var message = try input.get() else { return nil }
    let id = message.peerID
    switch message.type {
    case MessageType.file:
      if let file = message.takeDescriptor() {
        return FileAnswer(id: id, file: .success(file))
      }
      // A descriptor was sent, but this process had no number left for it.
      return FileAnswer(id: id, file: .failure(Refusal(number: EMFILE)))
    case MessageType.refusal:
      let number = try message.payload(exactly: Int32.self)
      return FileAnswer(id: id, file: .failure(Refusal(number: number)))
    default: throw UnexpectedMessage(type: message.type)
    }
  }
}
