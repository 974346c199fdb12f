#if os(Linux)
  import Httpd
  import Libc
  import Unix

  extension Attack {
    /// The attacks of someone who runs code in the opener.
    static let byOpener: [Attack] = [
      Attack(
        "openerReads", "opener: read the secret", for: .secret, by: .opener,
        stoppedBy: [.landlock, .user, .rootDirectory]
      ) { try $0.showFile(try $0.open("../secret", O_RDONLY)) },
      Attack(
        "openerWrites", "opener: write a file", for: .change, by: .opener,
        stoppedBy: [.seccomp, .landlock, .user]
      ) { close(try $0.open("tale", O_WRONLY | O_TRUNC)) },
      Attack(
        "openerConnects", "opener: connect out", for: .connection,
        by: .opener, stoppedBy: [.seccomp, .landlock], landlockABI: 4
      ) { foothold in
        let port = UInt16(foothold.clues.tcpPort)
        let number = try check("socket", socket(AF_INET, streamSocket, 0))
        try check("connect", connectToLoopback(number, port))
      },
      Attack(
        "openerKills", "opener: kill the parent", for: .parentsEnd, by: .opener,
        stoppedBy: [.seccomp, .landlock, .user], landlockABI: 6
      ) { try call(SYS_kill, $0.parentID, Int(SIGKILL)) },
      Attack(
        "openerHangs", "opener: hang", for: .service, by: .opener,
        stoppedBy: [.supervision]
      ) { _ in hold() },
      Attack(
        "openerLies", "opener: end the parent by a message", for: .parentsEnd,
        by: .opener, stoppedBy: [.messageChecks]
      ) { foothold in
        let complaint: [UInt8] =
          [8, 0, 0, 0] + [16, 0, 0, 0] + [255, 255, 255, 255] + [0, 0, 0, 0]
        send(foothold.parent, complaint, complaint.count, 0)
        hold()
      },
      Attack(
        "openerOutlives", "opener: outlive the parent", for: .survivor,
        by: .opener, stoppedBy: [.deathWithParent]
      ) { foothold in
        foothold.begin()
        hold()
      },
    ]
  }
#endif
