import Libc
import Foundation
import Literate
import Testing
import Unix

/// One of the server's processes.
enum Role: String, CaseIterable {
  case parent, opener, worker
}

/// The server of chapter 16, or the single-process one, on any free port.
final class Server {
  static let program = productsDirectory() + "/16-httpd"
  /// The single-process server, with the time limits of a test.
  static let alone = productsDirectory() + "/test-server"

  /// The first process, which starts the two others.
  let processID: pid_t
  let port: UInt16
  let log: Transcript
  let errors: Transcript
  private let folder: Folder
  private var child: Child?

  /// Starts the server, by a shell command if there is one, in which `"$@"` is
  /// the server's own, and waits until it is listening.
  ///
  /// Its standard output and standard error are transcripts, unless others are
  /// given.
  init(
    _ folder: Folder, by command: String? = nil, program: String = program,
    output: Int32? = nil, errors otherErrors: Int32? = nil,
    _ options: String...
  ) throws {
    self.folder = folder
    (log, errors) = (try Transcript(), try Transcript())
    let shell = command.map { ["/bin/sh", "-c", $0, "sh"] } ?? []
    let child = try spawn(
      shell + [program, folder.path] + options, output: output ?? log.writer,
      errors: otherErrors ?? errors.writer)
    processID = child.processID
    self.child = consume child
    log.begin()
    errors.begin()
    let address = log.lines(atLeast: 1).first ?? ""
    port =
      try UInt16(address.split(separator: ":").last ?? "")
      ?? listeningPort(of: processID)
  }

  deinit {
    if child != nil { CShims.kill(processID, SIGKILL) }
  }

  /// Waits for a process with a role, other than `old`, and returns its id.
  func process(_ role: Role, besides old: pid_t? = nil) throws -> pid_t {
    if role == .parent { return processID }
    var found: pid_t?
    try eventually {
      found = children(of: processID).first {
        $0 != old && words(of: $0).dropFirst().first == role.rawValue
      }
      return found != nil
    }
    return try #require(found)
  }

  func signal(_ number: Int32, to role: Role = .parent) throws {
    CShims.kill(try process(role), number)
  }

  /// Requests a path on a connection of its own.
  func get(_ path: String, _ headers: String...) throws -> Response {
    let client = try Client(to: port)
    try client.send(request(path, headers + ["Connection: close"]))
    return try client.response()
  }

  /// Waits until none of the three has more descriptors than it needs.
  ///
  /// Each needs eight: 0, 1 and 2, two for the signals of its loop, and three
  /// sockets, or in the opener two sockets and the directory. The parent has
  /// five more, which are the pipes to which the parts write, and the
  /// directory.
  func settle() throws {
    for role in Role.allCases {
      try eventually {
        let count = descriptors(of: try process(role))
        return count == nil || count == (role == .parent ? 13 : 8)
      }
    }
  }

  /// Waits until all of its processes have exited, and returns how the first
  /// one did.
  func wait() throws -> Exit? {
    try #require(errors.ends() && log.ends())
    return try child.take()?.wait()
  }

  /// Tells it to stop, and waits until it has exited.
  func end() throws -> Exit? {
    try signal(SIGTERM)
    return try wait()
  }
}
