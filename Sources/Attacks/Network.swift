#if os(Linux)
  import Httpd
  import Libc
  import Unix

  extension Attack {
    /// Ways out of the machine, or to its other servers.
    static let onNetwork: [Attack] = [
      Attack(
        "connect", "connect out", for: .connection, onSystem: true,
        stoppedBy: [.seccomp, .landlock], landlockABI: 4
      ) { foothold in
        let port = UInt16(foothold.clues.tcpPort)
        let number = try check("socket", socket(AF_INET, streamSocket, 0))
        try check("connect", connectToLoopback(number, port))
      },
      Attack(
        "connectFast", "connect by the server's socket", for: .connection,
        onSystem: true, stoppedBy: [.seccomp]
      ) { foothold in
        let listener = try foothold.listener()
        shutdown(listener, Int32(SHUT_RDWR))
        try check(
          "sendto",
          sendToLoopback(
            listener, UInt16(foothold.clues.tcpPort), fastOpen))
      },
      Attack(
        "sendDatagram", "send a datagram", for: .connection, onSystem: true,
        stoppedBy: [.seccomp]
      ) { foothold in
        let number = try check("socket", socket(AF_INET, datagramSocket, 0))
        try check(
          "sendto", sendToLoopback(number, UInt16(foothold.clues.udpPort), 0))
      },
      Attack(
        "connectLocally", "connect to a local server", for: .connection,
        onSystem: true, stoppedBy: [.seccomp, .landlock], landlockABI: 6
      ) { foothold in
        let number = try check("socket", socket(AF_UNIX, streamSocket, 0))
        try check(
          "connect", connectToAbstract(number, "\(foothold.clues.nonce)"))
      },
      Attack(
        "listen", "listen", for: .port, onSystem: true,
        stoppedBy: [.seccomp, .landlock], landlockABI: 4
      ) { foothold in
        let number = try check("socket", socket(AF_INET, streamSocket, 0))
        try check(
          "listen",
          listenOnSecondLoopback(number, UInt16(foothold.clues.serverPort)))
        hold()
      },
      Attack(
        "deafen", "deafen the server's socket", for: .service,
        onSystem: true, stoppedBy: [.seccomp]
      ) {
        shutdown(try $0.listener(), Int32(SHUT_RD))
        _exit(0)
      },
      Attack(
        "blockAccept", "make the next worker wait", for: .service,
        stoppedBy: [.seccomp, .listenerCheck]
      ) {
        try check("fcntl", fcntl(try $0.listener(), F_SETFL, 0))
        _exit(0)
      },
    ]
  }
#endif
