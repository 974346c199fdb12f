import Libc
import Foundation

/// A server that is measured.
struct Server {
  let name: String
  let address: String
  private let process: Process

  /// Starts a program that prints its address first, and waits for that.
  init(_ name: String, _ program: String, _ arguments: [String]) throws {
    let output = Pipe()
    process = try run(program, arguments, output)
    self.name = name
    var bytes = Data()
    while !bytes.contains(10) {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { throw BenchmarkError(description: "\(name) ended") }
      bytes += more
    }
    address = String(decoding: bytes.prefix { $0 != 10 }, as: UTF8.self)
    // What it says from now on must not fill the pipe.
    output.fileHandleForReading.readabilityHandler = { _ = $0.availableData }
  }

  /// Starts nginx with one worker, at a port that was free.
  init(nginx: String, _ site: SampleSite) throws {
    let listener = socket(AF_INET, streamSocket, 0)
    _ = listenOnLoopback(listener, 0)
    let port = portNumber(listener)
    let configuration = """
      daemon off; worker_processes 1; pid \(site.folder)/nginx.pid;
      error_log \(site.folder)/nginx.error;
      events { worker_connections 1024; }
      http {
        sendfile on; tcp_nopush on; keepalive_requests 1000000000;
        access_log \(site.folder)/nginx.log;
        server { listen 127.0.0.1:\(port); root \(site.pages); }
      }
      """
    let path = site.folder + "/nginx.conf"
    try Data(configuration.utf8).write(to: URL(filePath: path))
    close(listener)
    process = try run(
      nginx, ["-p", site.folder, "-c", path], FileHandle.nullDevice)
    name = "nginx"
    address = "http://127.0.0.1:\(port)"
    try waitForConnections(at: port)
  }

  /// How many bytes of memory its first process has of its own:
  /// proc_pid_status(5).
  func memory() throws -> Int {
    let path = "/proc/\(process.processIdentifier)/status"
    let status = try String(contentsOfFile: path, encoding: .utf8)
    let line = status.split(separator: "\n")
      .first { $0.hasPrefix("RssAnon:") }
    return (line?.split(separator: " ").dropFirst().first)
      .flatMap { Int($0) }.map { $0 << 10 } ?? 0
  }

  /// Ends it, and waits until it has.
  func end() {
    process.terminate()
    process.waitUntilExit()
  }
}

private func run(
  _ program: String, _ arguments: [String], _ output: Any
) throws -> Process {
  let process = Process()
  process.executableURL = URL(filePath: program)
  process.arguments = arguments
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  try process.run()
  return process
}

private func waitForConnections(at port: UInt16) throws {
  for _ in 0..<500 {
    let client = socket(AF_INET, streamSocket, 0)
    defer { close(client) }
    if connectToLoopback(client, port) == 0 { return }
    usleep(10_000)
  }
  throw BenchmarkError(description: "nginx does not answer")
}
