import Libc
import Privsep

/// A process of the server, and what it is there for.
enum Role: String {
  /// Opens files of one folder.
  case opener
  /// Speaks with the clients.
  case worker
}

extension Role {
  /// Whom it becomes if root started it.
  ///
  /// These numbers are nobody else's.
  var identity: Identity {
    switch self {
    case .opener: Identity(user: 64_011, group: 64_011)
    case .worker: Identity(user: 64_012, group: 64_012)
    }
  }

  /// What it goes on doing, with the files of a folder.
  func promises(_ folder: String) -> [Promise] {
    switch self {
    case .opener:
      [.standardIO, .receiveDescriptors, .sendDescriptors, .read([folder])]
    case .worker: [.standardIO, .receiveDescriptors, .acceptConnections]
    }
  }
}

/// What the parent goes on doing.
///
/// Its parts can do nothing that is not here.
func parentPromises(_ folder: String) throws -> [Promise] {
  [
    .standardIO, .receiveDescriptors, .sendDescriptors, .acceptConnections,
    .read([folder]), .startPrograms(try programFolders()),
  ]
}
