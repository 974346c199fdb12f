/// A defence of the server, which can be taken away to see what it stops.
public enum Defence: String, CaseIterable, Sendable {
  /// The filters of system calls.
  case seccomp
  /// The rules of Landlock.
  case landlock = "Landlock"
  /// The parts run as users of their own, if root starts the server.
  case user
  /// The parts have a root directory of their own, if root starts the server.
  case rootDirectory = "root directory"
  /// The limits of memory, processes and file sizes.
  case limits
  /// No process can look into another, though both have the same user.
  case undumpable
  /// A part dies with its parent.
  case deathWithParent = "death with parent"
  /// A part has a session, streams and descriptors of its own.
  case isolation
  /// A part that does not answer, or does not end, is killed.
  case supervision
  /// The opener checks each path.
  case pathChecks = "path checks"
  /// A message that breaks the protocol is held against its sender alone.
  case messageChecks = "message checks"
  /// The listening socket is made non-blocking for each worker.
  case listenerCheck = "listener check"
  /// The opener reads no request before its last answer is sent.
  case backPressure = "back-pressure"
  /// The parent ignores the signals that a write can raise.
  ///
  /// A program's first function does it, before it serves.
  case ignoredSignals = "ignored signals"
  /// The parent never waits for room for its reports.
  case patience = "reports without waiting"
}

extension Set<Defence> {
  private static let option = "--without="

  /// The option that tells a part what to do without.
  public var option: String {
    Self.option + map(\.rawValue).sorted().joined(separator: ",")
  }

  /// What the options of this part tell it to do without.
  public static var takenAway: Self {
    let options = words.filter { $0.hasPrefix(option) }
    let names = options.flatMap {
      $0.dropFirst(option.count).split(separator: ",")
    }
    return Set(names.compactMap { Defence(rawValue: String($0)) })
  }
}
