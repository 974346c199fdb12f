/// The role of a part of the server.
public enum Role: String, Sendable {
  /// Opens files of one directory.
  case opener
  /// Serves the clients.
  case worker
}
