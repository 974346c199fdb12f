import Imsg
import Unix

/// What the worker asks the opener for.
struct FileRequest {
  /// Tells this request from others.
  ///
  /// The answer has it too.
  let id: UInt32
  /// The path beneath the folder.
  let path: String
}

/// What the opener answers.
struct FileAnswer: ~Copyable {
  /// The request's.
  let id: UInt32
  /// The file, open for reading, or why there is none.
  var file: Result<Descriptor, Refusal>
}

/// The line between worker and opener.
extension Imsgbuf {
  /// Asks for a file.
  mutating func ask(for request: FileRequest) throws(ImsgError) {
    try output.compose(type: MessageType.request, peerID: request.id) {
      $0.writeString(request.path)
    }
  }

  /// The next request that was read.
  ///
  /// Throws for what is none.
  mutating func nextRequest() throws(ImsgError) -> FileRequest? {
    guard let message = try input.get() else { return nil }
    var reader = message.reader
    return FileRequest(
      id: message.peerID, path: try reader.readString())
  }

  /// Answers a request.
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

  /// The next answer that was read.
  mutating func nextAnswer() throws(ImsgError) -> FileAnswer? {
    guard var message = try input.get() else { return nil }
    let id = message.peerID
    if let file = message.takeDescriptor() {
      return FileAnswer(id: id, file: .success(file))
    }
    var reader = message.reader
    let refusal = Refusal(number: try reader.read(Int32.self))
    return FileAnswer(id: id, file: .failure(refusal))
  }
}
