/// What a message is.
enum MessageType {
  /// To the worker: the socket that listens.
  static let listener: UInt32 = 1
  /// To both parts: an end of the line between them.
  static let line: UInt32 = 2
  /// To a part: asks whether it is there.
  static let ping: UInt32 = 3
  /// The answer, and all that the parent hears of a worker.
  static let pong: UInt32 = 4
  /// To the opener: a path.
  ///
  /// The peer id tells requests apart.
  static let request: UInt32 = 5
  /// To the worker: the file that has this path.
  static let file: UInt32 = 6
  /// To the worker: why there is none, a number of errno(3).
  static let refusal: UInt32 = 7
  /// To the parent: the worker has sent the opener what it may not.
  static let complaint: UInt32 = 8
  /// To the worker: finishes what is under way, and ends.
  static let finish: UInt32 = 9
}
