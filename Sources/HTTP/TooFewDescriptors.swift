/// The process's limit of open files is too low for a server.
public struct TooFewDescriptors: Error, CustomStringConvertible {
  /// The limit.
  public let limit: Int

  /// The limit, what the server needs, and how to raise it.
  public var description: String {
    """
    a limit of \(limit) open files is too low: the server needs \
    \(Server.leastDescriptors); raise it, for example with `ulimit -n 1024`
    """
  }
}
