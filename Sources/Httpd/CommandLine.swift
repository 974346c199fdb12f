import HTTP
import Libc
import Privsep
import Unix

/// The program's arguments, without its name.
public let words = Array(programArguments().dropFirst())

/// The option to run without a sandbox where the system has none.
public let unsandboxed = "--unsandboxed"

/// What to serve, and where, according to the command line.
public struct Service {
  /// The absolute path of the directory.
  public let folder: String
  /// The TCP port, or 0 for any free one.
  public let port: UInt16

  /// Parses `FOLDER [PORT]`, ignoring options.
  ///
  /// Throws `Misuse` if there is anything else, a `SystemError` if the directory
  /// cannot be opened, and refuses a name that is not in UTF-8.
  public init(_ words: some Sequence<String>) throws {
    var words = words.filter { $0 != unsandboxed }
    guard (1...2).contains(words.count),
      let port = UInt16(words.count == 2 ? words.removeLast() : "0")
    else { throw Misuse() }
    // What String has put in the place of other bytes.
    if words[0].contains("\u{FFFD}") { throw NotText(name: words[0]) }
    _ = try Folder(words[0])
    self.port = port
    guard let path = unsafe realpath(words[0], nil) else {
      throw SystemError(words[0])
    }
    defer { unsafe free(path) }
    folder = unsafe String(cString: path)
  }

  /// Creates a non-blocking socket that listens on the loopback address.
  public func listen() throws(SystemError) -> Descriptor {
    try openMissingDescriptors()
    let number = try check("socket", socket(AF_INET, streamSocket, 0))
    let listener = Descriptor(owning: number)
    try check("listen", listenOnLoopback(number, port))
    try listener.stopWaiting()
    return listener
  }
}

/// A name that the command line cannot pass on byte for byte.
private struct NotText: Error, CustomStringConvertible {
  let name: String
  var description: String { "\(name): the directory's name is not in UTF-8" }
}

/// The command line is wrong.
public struct Misuse: Error {
  /// Creates the error.
  public init() {}
}
