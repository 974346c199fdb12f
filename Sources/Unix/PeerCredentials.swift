import Libc

/// The user, the group and the process that made the other end of a socket, by
/// calling connect(2), listen(2) or socketpair(2).
///
/// The system vouches for them, as it does not for anything that the peer says.
public struct PeerCredentials: Equatable, Sendable {
  /// The effective user id at that time.
  public let user: uid_t
  /// The effective group id at that time.
  public let group: gid_t
  /// The process id at that time, or nil if it isn't known, as on systems other
  /// than Linux and macOS.
  ///
  /// By now the process may have ended, and its id may be that of another.
  public let processID: pid_t?
}

extension Descriptor {
  /// Returns who made the other end of a connected Unix-domain socket:
  /// SO_PEERCRED of unix(7) on Linux, getpeereid(3) elsewhere.
  ///
  /// Throws what the call reports: ENOTSOCK if this is not a socket, or
  /// ENOTCONN if it is not connected. A listening socket has no peer; for one,
  /// Linux returns who called listen(2).
  public func peerCredentials() throws(SystemError) -> PeerCredentials {
    var user = uid_t.max
    var group = gid_t.max
    var process = pid_t(0)
    if unsafe identifyPeer(number, &user, &group, &process) == -1 {
      throw SystemError("getsockopt")
    }
    return PeerCredentials(
      user: user, group: group, processID: process == 0 ? nil : process)
  }
}
