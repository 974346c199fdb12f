/// A source of files for a server.
public protocol FileSource: AnyObject {
  /// Opens the file at `path`, for the request with this id.
  ///
  /// The path begins with a slash. The rest is up to the client and may contain
  /// `..`, so the source must check it. Returns the file, or the reason why
  /// there is none, or nil if the result comes later: then the source's owner
  /// passes it to `Server.deliver`, with the id, once this call has returned.
  func open(_ path: [UInt8], for id: UInt32) -> Result<OpenFile, Refusal>?
}
