/// How long a server waits for its clients.
public struct TimeLimits: Sendable {
  /// For a request to begin; from its first byte on, for the rest of its head;
  /// and then for its file to be opened.
  public var request = Duration.seconds(10)
  /// For a client to acknowledge part of a response.
  ///
  /// This is checked once per interval. A receiver opens its window in steps:
  /// on the loopback address, Linux accepts up to 100 KB at once with a receive
  /// buffer of 128 KiB, and 400 KB with one of 2 MB. So a client counts as
  /// reading if it reads 1.7 KB a second, or 6.7 KB with the larger buffer, or
  /// 20 KB with one of 32 MB.
  public var sending = Duration.seconds(60)
  /// For a client to close the connection after its last response.
  public var draining = Duration.seconds(2)
  /// For an idle client, which may only be waiting for a processor, before its
  /// connection can be closed in favour of a new one.
  ///
  /// If the client would lose a response, this is five times as long.
  ///
  /// In a full house this may cost a client that reads less than some 20 KB a
  /// second its file. A client with a small receive buffer can keep its place
  /// with less than 1 KB a second.
  public var grace = Duration.seconds(1)
  /// For everything under way to finish when the server is told to stop.
  public var stopping = Duration.seconds(5)

  /// Creates the default limits.
  public init() {}
}
