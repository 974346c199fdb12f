/// The version of tmux's protocol: the lowest byte of each peer id.
let protocolVersion: UInt32 = 8

/// What a client sends, by the types of the messages.
enum Request: UInt32 {
  /// The path of the client's terminal.
  case terminal = 102
  /// Nothing: all is said of who the client is.
  case identified = 106
  /// How many words a command has, and the words.
  case command = 200
  /// The number of a stream, and an errno(3), or 0 if it can be written.
  case ready = 305
}

/// What a server sends, by the types of the messages.
enum AnswerType: UInt32 {
  /// The exit status of the command.
  case exit = 203
  /// The number of a stream, and the descriptor that it is for.
  case open = 303
  /// The number of a stream, and bytes for it.
  case write = 304
}
