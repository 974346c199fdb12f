#if os(Linux)
  import Httpd
  import Libc
  import Unix

  /// The sockets of the judge, to which no honest server has a reason to come.
  final class Sockets {
    let tcp: Descriptor
    let udp: Descriptor
    let local: Descriptor

    init(name: UInt) throws {
      tcp = try openPort()
      udp = Descriptor(
        owning: try check("socket", socket(AF_INET, datagramSocket, 0)))
      try check("bind", bindToLoopback(udp.number))
      local = Descriptor(
        owning: try check("socket", socket(AF_UNIX, streamSocket, 0)))
      try check("listen", listenAtAbstract(local.number, "\(name)"))
    }

    /// Whether something has come to one of them.
    var haveVisitor: Bool {
      [tcp.number, udp.number, local.number].contains { isReady($0, POLLIN) }
    }
  }

  /// Creates a listening socket, at any free port.
  func openPort() throws -> Descriptor {
    let number = try check("socket", socket(AF_INET, streamSocket, 0))
    let socket = Descriptor(owning: number)
    try check("listen", listenOnLoopback(number, 0))
    try check("fcntl", fcntl(number, F_SETFD, FD_CLOEXEC))
    return socket
  }

  /// Whether a descriptor is ready now.
  func isReady(_ number: Int32, _ events: Int32) -> Bool {
    var entry = pollfd(fd: number, events: Int16(events), revents: 0)
    return poll(&entry, 1, 0) == 1
  }
#endif
