import Foundation
import Libc
import Literate
import Unix

/// nginx, serving the table's site on a Unix socket.
final class Nginx {
  /// Debian has it in a directory that is only in root's PATH.
  static let program = Toolchain.find(
    "nginx", on: Toolchain.searchPath + ":/usr/sbin")

  private let folder =
    FileManager.default.temporaryDirectory.path
    + "/nginx-\(UUID().uuidString.prefix(8))"
  private let process = Process()
  private let errors = Pipe()

  /// Starts nginx, and waits until it is listening.
  init(_ program: String) throws {
    try makeSite()
    process.executableURL = URL(filePath: program)
    process.currentDirectoryURL = URL(filePath: folder)
    process.arguments = ["-p", folder, "-c", "nginx.conf", "-e", "stderr"]
    process.standardError = errors
    try process.run()
    // The first notice is printed once nginx is listening.
    var text = ""
    while !text.contains("[notice]") {
      let data = errors.fileHandleForReading.availableData
      if data.isEmpty { throw NginxError(description: text) }
      text += String(decoding: data, as: UTF8.self)
    }
  }

  deinit {
    // It has inherited the signal mask of this thread, which may block SIGTERM.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// The response, up to the end of its head or of the connection.
  func head(ofAnswerTo bytes: [UInt8]) throws -> String {
    let number = socket(AF_UNIX, streamSocket, 0)
    let client = Descriptor(owning: number)
    if connectSocket(number, folder + "/socket") == -1 {
      throw SystemError("connect")
    }
    var patience = timeval(tv_sec: 30, tv_usec: 0)
    setsockopt(
      number, SOL_SOCKET, SO_RCVTIMEO, &patience,
      socklen_t(MemoryLayout<timeval>.size))
    if sendBytes(number, bytes, bytes.count, -1) != bytes.count {
      throw SystemError("send")
    }
    var text = ""
    while !text.contains("\r\n\r\n") {
      let bytes = try client.read(upTo: 4096)
      if bytes.isEmpty { break }
      text += String(decoding: bytes, as: UTF8.self)
    }
    return text
  }

  private func makeSite() throws {
    for name in Site.folders {
      try FileManager.default.createDirectory(
        atPath: folder + "/site" + name, withIntermediateDirectories: true)
    }
    for (path, seconds) in Site.files {
      let name =
        "\(folder)/site".utf8CString.dropLast()
        + path.map { CChar(bitPattern: $0) } + [0]
      let number = open(name, O_WRONLY | O_CREAT, 0o644)
      if number == -1 { throw SystemError("open") }
      let file = Descriptor(owning: number)
      _ = try file.write(Array(Site.text.utf8).span.bytes)
      let time = timespec(tv_sec: seconds, tv_nsec: 0)
      if futimens(number, [time, time]) == -1 {
        throw SystemError("futimens")
      }
    }
    try Data(configuration.utf8).write(
      to: URL(filePath: folder + "/nginx.conf"))
  }
}

/// What nginx printed instead of starting.
struct NginxError: Error, CustomStringConvertible {
  let description: String
}

/// A single process, which leaves nothing outside of its directory, and the
/// same host names as the library's.
private let configuration = """
  daemon off;
  master_process off;
  pid pid;
  error_log stderr notice;
  events {}
  http {
    access_log off;
    types { text/html html; }
    default_type application/octet-stream;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    server {
      listen unix:socket default_server;
      server_name _;
      return 421;
    }
    server {
      listen unix:socket;
      server_name localhost 127.0.0.1 [::1] "";
      root site;
    }
  }
  """
