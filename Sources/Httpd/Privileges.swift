import Privsep

extension Role {
  /// The user and group that it runs as if root started the server.
  ///
  /// Neither systemd nor any package of Debian uses these numbers.
  var identity: Identity {
    switch self {
    case .opener: Identity(user: 61_011, group: 61_011)
    case .worker: Identity(user: 61_012, group: 61_012)
    }
  }

  /// What it is still allowed to do in its sandbox.
  package func promises(_ folder: String) -> [Promise] {
    switch self {
    case .opener:
      [.standardIO, .receiveDescriptors, .sendDescriptors, .read([folder])]
    case .worker:
      [.standardIO, .sendFiles, .receiveDescriptors, .acceptConnections]
    }
  }
}

/// What the parent is still allowed to do in its sandbox.
///
/// The parts inherit the sandbox, so this includes all that they do.
func parentPromises(_ folder: String) throws -> [Promise] {
  [
    .standardIO, .sendFiles, .receiveDescriptors, .sendDescriptors,
    .acceptConnections, .inspectSockets, .read([folder]),
    .startPrograms(try programFolders()),
  ]
}
