import Foundation

/// OpenBSD's bgpd, of the release whose messages are known here: it runs
/// without a network, and serves the socket by which bgpctl asks for its state.
struct RoutingDaemon {
  /// Where bgpd, bgpctl and unshare are, and are allowed to do what they must.
  static let isAvailable: Bool = {
    guard getuid() == 0, let version = try? run("bgpd", "-V") else {
      return false
    }
    return version.contains("OpenBGPD 7.7")
      && (try? run("bgpctl", "-V"))?.contains("OpenBGPD 7.7") == true
      && (try? run("unshare", "--net", "--mount", "echo", "ok")) == "ok\n"
  }()

  /// Where it is asked.
  let socket: String

  /// Lends it to some code, and ends it afterwards.
  static func withOne<Result>(
    _ body: (Self) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "bgpd-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let daemon = Self(socket: folder.appending(path: "socket").path)
    let configuration = folder.appending(path: "bgpd.conf").path
    // It believes no file that others may read.
    _ = FileManager.default.createFile(
      atPath: configuration, contents: Data(daemon.configuration.utf8),
      attributes: [.posixPermissions: 0o600])

    // Its own network is empty, and its own /run has the folder that it locks
    // itself into. The shell becomes the daemon.
    let script = """
      mount -t tmpfs none /run && mkdir /run/openbgpd &&
      exec bgpd -d -v -f "$0"
      """
    let process = Process()
    let log = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "unshare", "--net", "--mount", "sh", "-c", script, configuration,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardError = log
    try process.run()
    defer {
      process.terminate()
      process.waitUntilExit()
    }
    try waitUntilReady(log.fileHandleForReading)
    return try body(daemon)
  }

  /// What bgpctl answers, in JSON.
  func answer(to question: String...) throws -> Data {
    Data(try Self.run(["bgpctl", "-j", "-s", socket] + question).utf8)
  }

  private var configuration: String {
    """
    AS 65001
    router-id 127.0.0.1
    fib-update no
    socket "\(socket)"
    as-set "friends" { 65001 65002 65003 }
    prefix-set "private" { 10.0.0.0/8 192.168.0.0/16 fc00::/7 }
    origin-set "ours" { 10.1.0.0/16 source-as 65001 }

    """
  }

  private struct Failure: Error {
    let log: String
  }

  private static func waitUntilReady(_ log: FileHandle) throws {
    var text = Data()
    while true {
      let more = log.availableData
      text += more
      let said = String(decoding: text, as: UTF8.self)
      if said.contains("RDE soft reconfiguration done") { return }
      if more.isEmpty { throw Failure(log: said) }
    }
  }

  private static func run(_ command: String...) throws -> String {
    try run(command)
  }

  /// All that a program prints.
  private static func run(_ command: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: printed, as: UTF8.self)
  }
}
