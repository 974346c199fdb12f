#if os(Linux)
  import Httpd
  import Libc
  import Unix

  /// A client that requests one path.
  final class Client {
    private let socket: Descriptor
    private(set) var bytes: [UInt8] = []
    /// Whether the server has answered, or hung up.
    private(set) var isAtEnd = false

    init(to port: UInt16, _ path: String) throws {
      let number = try check("socket", Libc.socket(AF_INET, streamSocket, 0))
      socket = Descriptor(owning: number)
      try check("connect", connectToLoopback(number, port))
      let request =
        "GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
      _ = try socket.write(Array(request.utf8))
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Reads what comes within some milliseconds.
    func read(waiting milliseconds: Int32) {
      var entry = pollfd(
        fd: socket.number, events: Int16(POLLIN), revents: 0)
      guard poll(&entry, 1, milliseconds) == 1 else { return }
      let more = (try? socket.read(upTo: 4096)) ?? []
      isAtEnd = more.isEmpty
      bytes += more
    }
  }
#endif
