/// What a process may go on doing in a sandbox.
public enum Promise: Equatable, Sendable {
  /// Use the descriptors that it has, and memory, clocks, signals of its own;
  /// and end.
  case standardIO
  /// Receive descriptors from a socket.
  case receiveDescriptors
  /// Send descriptors to a socket.
  case sendDescriptors
  /// Take connections from a socket that listens.
  case acceptConnections
  /// Open files for reading, and list folders, in these folders and all
  /// beneath them.
  case read([String])
  /// Start programs that are in these folders, and give them fewer rights; send
  /// signals to them, and wait for them.
  ///
  /// They read their libraries in these folders as well.
  case startPrograms([String])
}

extension Promise {
  /// Whether it lets files be opened, in some folders alone.
  var namesFolders: Bool {
    switch self {
    case .read, .startPrograms: true
    default: false
    }
  }
}
