/// The types of the messages between the three processes.
enum MessageType {
  /// To the worker: the listening socket.
  static let listener: UInt32 = 1
  /// To both parts: an end of the channel between them; its id is the peer id.
  static let channel: UInt32 = 2
  /// To a part: asks whether it is responding.
  static let ping: UInt32 = 3
  /// To the parent: the answer to a ping, and all that a worker can send it.
  static let pong: UInt32 = 4
  /// To the opener: a path.
  ///
  /// The peer id identifies the request.
  static let request: UInt32 = 5
  /// To the worker: the requested file.
  static let file: UInt32 = 6
  /// To the worker: why the file could not be opened, as an errno(3) number.
  static let refusal: UInt32 = 7
  /// To the parent: the worker violated the protocol, on the channel with the
  /// peer id as its id.
  static let complaint: UInt32 = 8
  /// To the worker: finish what is under way, then exit.
  static let finish: UInt32 = 9
  /// To the opener, before all others: the directory to serve.
  static let folder: UInt32 = 10
}

/// A message whose type is not allowed here, or whose descriptor is missing.
struct UnexpectedMessage: Error, CustomStringConvertible {
  let type: UInt32

  var description: String { "unexpected message of type \(type)" }
}
