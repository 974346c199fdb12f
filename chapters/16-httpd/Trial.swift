import Libc
import Privsep
import Unix

/// A server that is going to be attacked.
struct Trial: ~Copyable {
  private var server: Child?
  private let port: UInt16
  private let reports: Descriptor
  private let isSeparated: Bool

  /// Starts it in a child, with a socket that listens already.
  init(_ folder: String, isSeparated: Bool) throws {
    let open = try openPort()
    let line = try SocketPair()
    guard let server = try Child.fork() else {
      dup2(line.right.number, 1)
      dup2(line.right.number, 2)
      _exit(serve(folder, from: open.socket, isSeparated))
    }
    self.server = consume server
    self.isSeparated = isSeparated
    port = open.port
    reports = line.left
  }

  deinit {
    if let processID = server?.processID { kill(processID, SIGKILL) }
  }

  /// Asks for a path that leads out of the folder.
  func ask(for path: String) throws -> Outcome {
    let text = try answer(from: port, to: path) ?? ""
    let isDone = text.hasPrefix("HTTP/1.1 200")
    let line = isDone ? body(of: text) : text.dropFirst(9)
    return Outcome(
      isDone: isDone, text: String(line.prefix { !$0.isNewline }))
  }

  /// Lets a stranger try something in the server.
  func suffer(_ attack: Attack) throws -> Outcome {
    // Who is slow answers in the end, and who hangs never does.
    let seconds: Int32 = attack == .hang && !isSeparated ? 2 : 30
    if let text = try answer(
      from: port, to: attack.path, within: seconds)
    {
      return Outcome(line: body(of: text))
    }
    let reason =
      isSeparated ? try readReports() : "no answer any more"
    return Outcome(isDone: !isSeparated, text: reason)
  }

  /// Who ended the worker, by what the parent says of it.
  private func readReports() throws -> String {
    var text = ""
    while !text.contains("worker ended:") {
      let bytes = try reports.read(upTo: 4096)
      if bytes.isEmpty { return text }
      text += String(decoding: bytes, as: UTF8.self)
    }
    if text.contains("signal(\(SIGSYS))") { return "seccomp" }
    let reason = text.split(separator: "\n")
      .first { $0.hasPrefix("16-httpd: worker ") }
    return "parent: it\(reason?.dropFirst(16) ?? "?")"
  }

  /// Whether it still answers.
  func isAlive() throws -> Bool {
    let text = try answer(from: port, to: "/tale")
    return text?.hasPrefix("HTTP/1.1 200") ?? false
  }

  /// Ends it.
  mutating func end() throws -> Exit? {
    guard let processID = server?.processID else { return nil }
    kill(processID, isSeparated ? SIGTERM : SIGKILL)
    return try server.take()?.wait()
  }
}

/// A server with a worker that somebody has broken into.
///
/// Returns its exit status.
private func serve(
  _ folder: String, from listener: consuming Descriptor,
  _ isSeparated: Bool
) -> Int32 {
  do {
    try listener.stopWaiting()
    if isSeparated {
      return try serve(folder, from: listener, [compromised])
    }
    let shortcut = backdoor(folder, parent: -1)
    try serveAlone(folder, from: listener, shortcut: shortcut)
    return 0
  } catch {
    report("\(error)")
    return 1
  }
}
