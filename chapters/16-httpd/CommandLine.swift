import Libc
import Privsep
import Unix

/// The words behind the program's name.
let words = Array(programArguments().dropFirst())

/// Does without a sandbox where the system has none.
let unsandboxed = "--unsandboxed"

/// What the program is told to serve.
struct Service {
  /// A folder, by its path from the root directory.
  let folder: String
  /// A port, or 0 for any.
  let port: UInt16

  /// Reads `FOLDER [PORT]`, among options.
  init(_ words: some Sequence<String>) throws {
    var words = words.filter { $0 != unsandboxed }
    guard (1...2).contains(words.count),
      let port = UInt16(words.count == 2 ? words.removeLast() : "0")
    else { throw Misuse() }
    _ = try openFolder(words[0])
    self.port = port
    folder = String(cString: realpath(words[0], nil))
  }

  /// A socket that takes connections, and does not wait for any.
  ///
  /// Prints where.
  func listen() throws(SystemError) -> Descriptor {
    try openMissingDescriptors()
    let number = try check("socket", socket(AF_INET, streamSocket, 0))
    let listener = Descriptor(owning: number)
    try check("listen", listenOnLoopback(number, port))
    try listener.stopWaiting()
    print("http://127.0.0.1:\(portNumber(number))")
    fflush(nil)
    return listener
  }
}

/// The words make no sense.
struct Misuse: Error, CustomStringConvertible {
  let description = """
    usage: 16-httpd [--unsandboxed] FOLDER [PORT]
           16-httpd alone FOLDER [PORT]
           16-httpd attack
    """
}
