import Httpd
import Libc
import Privsep
import Unix

/// A server to attack.
struct Trial: ~Copyable {
  private var server: Child?
  private let port: UInt16
  private let reports: Descriptor
  private let isSeparated: Bool

  /// Starts the server in a child, with a socket that is listening already.
  init(_ folder: String, isSeparated: Bool) throws {
    let open = try openPort()
    let pair = try SocketPair()
    guard let server = try Child.fork() else {
      dup2(pair.right.number, 1)
      dup2(pair.right.number, 2)
      _exit(serve(folder, from: open.socket, isSeparated))
    }
    self.server = consume server
    self.isSeparated = isSeparated
    port = open.port
    reports = pair.left
  }

  deinit {
    if let processID = server?.processID { kill(processID, SIGKILL) }
  }

  /// Requests a path that leads out of the directory.
  func ask(for path: String) throws -> Outcome {
    let text = try answer(from: port, to: path) ?? ""
    let isDone = text.hasPrefix("HTTP/1.1 200")
    let line = isDone ? body(of: text) : text.dropFirst(9)
    return Outcome(
      isDone: isDone, text: String(line.prefix { !$0.isNewline }))
  }

  /// Starts an attack in the server, and returns its outcome.
  func suffer(_ attack: Attack) throws -> Outcome {
    // A slow server answers in the end, and one that hangs never does.
    let seconds: Int32 = attack == .hang && !isSeparated ? 2 : 30
    let isAnswered =
      try answer(from: port, to: attack.path, within: seconds) != nil
    if !isAnswered, !isSeparated {
      return Outcome(isDone: true, text: "no answer any more")
    }
    return try readReports()
  }

  /// Reads the reports until one has the outcome, or the worker has exited.
  private func readReports() throws -> Outcome {
    var text = ""
    while true {
      let bytes = try reports.read(upTo: 4096)
      if bytes.isEmpty { return Outcome(isDone: false, text: text) }
      text += String(decoding: bytes, as: UTF8.self)
      let lines = text.split(separator: "\n").compactMap { line in
        line.hasPrefix("16-httpd: ") ? line.dropFirst(10) : nil
      }
      // The parent puts a name before what its worker says.
      let said = lines.map { $0.hasPrefix("worker: ") ? $0.dropFirst(8) : $0 }
      if let line = said.first(where: { "+-".contains($0.prefix(1)) }) {
        return Outcome(line: line)
      }
      guard
        let end = lines.first(where: {
          $0.hasPrefix("worker killed") || $0.hasPrefix("worker exited")
        })
      else { continue }
      let isFiltered = end.hasSuffix("signal \(SIGSYS)")
      let reason = lines.first { $0.hasPrefix("worker ") } ?? "?"
      return Outcome(
        isDone: false,
        text: isFiltered ? "seccomp" : "parent: it\(reason.dropFirst(6))")
    }
  }

  /// Whether the server still answers.
  func isAlive() throws -> Bool {
    let text = try answer(from: port, to: "/tale")
    return text?.hasPrefix("HTTP/1.1 200") ?? false
  }

  /// Stops the server.
  mutating func end() throws -> Exit? {
    guard let processID = server?.processID else { return nil }
    kill(processID, isSeparated ? SIGTERM : SIGKILL)
    return try server.take()?.wait()
  }
}

/// Runs a server with a back door.
///
/// Returns the exit status.
private func serve(
  _ folder: String, from listener: consuming Descriptor,
  _ isSeparated: Bool
) -> Int32 {
  do {
    try listener.stopWaiting()
    if isSeparated {
      return try serve(folder, from: listener, [compromised])
    }
    let backdoor = backdoor(folder, parent: -1)
    try serveAlone(folder, from: listener, backdoor: backdoor)
    return 0
  } catch {
    report("\(error)")
    return 1
  }
}
