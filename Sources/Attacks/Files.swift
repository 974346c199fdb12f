#if os(Linux)
  import Httpd
  import Libc
  import Unix

  extension Attack {
    /// What files hold, and what becomes of them.
    static let onFiles: [Attack] = [
      Attack(
        "readSecret", "read the secret", for: .secret, onSystem: true,
        stoppedBy: [.seccomp, .landlock, .user, .rootDirectory]
      ) {
        try $0.showFile(try $0.open($0.folder + "/../secret", O_RDONLY))
      },
      Attack(
        "readNotice", "read a file of everyone's", for: .secret,
        onSystem: true, stoppedBy: [.seccomp, .landlock, .rootDirectory]
      ) {
        try $0.showFile(try $0.open($0.folder + "/../notice", O_RDONLY))
      },
      Attack(
        "readInput", "read what is typed", for: .secret, onSystem: true,
        stoppedBy: [.isolation]
      ) { foothold in
        var bytes = [UInt8](repeating: 0, count: 100)
        let count = try check("read", read(0, &bytes, bytes.count))
        foothold.show(bytes.prefix(count))
      },
      Attack(
        "readInherited", "read what the parent has open", for: .secret,
        onSystem: true, stoppedBy: [.isolation]
      ) { foothold in
        var bytes = [UInt8](repeating: 0, count: 100)
        let number = Int32(foothold.clues.descriptor)
        let count = try check("read", read(number, &bytes, bytes.count))
        foothold.show(bytes.prefix(count))
      },
      Attack(
        "createFile", "create a file", for: .loot, onSystem: true,
        stoppedBy: [.seccomp, .landlock, .user, .rootDirectory]
      ) {
        close(try $0.open($0.folder + "/../loot", O_WRONLY | O_CREAT))
      },
      Attack(
        "deleteFile", "delete a file", for: .change, onSystem: true,
        stoppedBy: [.seccomp, .landlock, .user, .rootDirectory]
      ) {
        try check("unlink", unlink($0.folder + "/tale"))
      },
      Attack(
        "rewriteFile", "rewrite a file that it was given", for: .change,
        stoppedBy: [.seccomp, .landlock, .user, .rootDirectory]
      ) { foothold in
        let file = try foothold.ask(for: "/tale")
        let path = "/proc/self/fd/\(file)"
        close(try foothold.open(path, O_WRONLY | O_TRUNC))
      },
      Attack(
        "changeMode", "let everyone write to it", for: .change,
        stoppedBy: [.seccomp, .user]
      ) { foothold in
        try check("fchmod", fchmod(try foothold.ask(for: "/tale"), 0o666))
      },
      Attack(
        "lockFile", "lock it for everyone", for: .lock,
        stoppedBy: [.seccomp]
      ) { foothold in
        try check("flock", flock(try foothold.ask(for: "/tale"), LOCK_EX))
        hold()
      },
      Attack(
        "leaseFile", "keep its owner from writing", for: .lease,
        stoppedBy: [.seccomp, .user]
      ) { foothold in
        let file = try foothold.ask(for: "/tale")
        // The judge may have it open for a moment.
        for _ in 0..<1000 {
          if fcntl(file, setLease, F_RDLCK) == 0 { hold() }
          poll(nil, 0, 1)
        }
      },
      Attack(
        "climb", "ask for /../secret", for: .secret, onSystem: true,
        stoppedBy: [.pathChecks, .landlock, .user, .rootDirectory]
      ) {
        try $0.showFile(try $0.ask(for: "/../secret"))
      },
      Attack(
        "followLink", "ask for a link to the secret", for: .secret,
        onSystem: true,
        stoppedBy: [.pathChecks, .landlock, .user, .rootDirectory]
      ) {
        try $0.showFile(try $0.ask(for: "/link"))
      },
      Attack(
        "openPipe", "ask for a FIFO", for: .pipe, onSystem: true,
        stoppedBy: [.pathChecks]
      ) {
        _ = try $0.ask(for: "/pipe")
        hold()
      },
      Attack(
        "openDevice", "ask for a device", for: .device, onSystem: true,
        stoppedBy: [.pathChecks], needs: .root
      ) {
        _ = try $0.ask(for: "/device")
        hold()
      },
    ]
  }
#endif
