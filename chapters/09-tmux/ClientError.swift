/// Why there is no answer.
enum ClientError: Error {
  /// No server runs, and there is no tmux to start one.
  case notInstalled
  /// No server listens at the path.
  case noServer(String)
  /// The server speaks another version of the protocol.
  case otherVersion(UInt32)
  /// A message of a type that no answer has.
  case unknownType(UInt32)
  /// The server opens a stream for a descriptor that is not to be its.
  case wrongStream(Int32, Int32)
  /// The server writes to a stream that it has not opened.
  case notOpen(Int32)
  /// The end of file before the exit status.
  case hungUp
}

extension ClientError: CustomStringConvertible {
  /// What the user is told.
  var description: String {
    switch self {
    case .notInstalled:
      "no server runs, and tmux is not installed"
    case .noServer(let path):
      "no server runs at \(path)"
    case .otherVersion(let version):
      "the server speaks version \(version), not \(protocolVersion)"
    case .unknownType(let type):
      "the server sends a message of unknown type \(type)"
    case .wrongStream(let stream, let descriptor):
      "the server opens stream \(stream) for descriptor \(descriptor)"
    case .notOpen(let stream):
      "the server writes to stream \(stream), which is not open"
    case .hungUp:
      "the server hung up"
    }
  }
}
