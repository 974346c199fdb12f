#if os(Linux)
  import Httpd
  import Libc
  import Unix

  /// What the attacker's code has in its process.
  struct Foothold {
    /// The directory that is served.
    let folder: String
    /// The channel to the parent, or -1.
    let parent: Int32
    /// The channel to the opener, or -1.
    let opener: Int32
    /// What the attacker has found out before.
    let clues: Clues
  }

  /// Numbers that an attacker can find out or guess, and that the judge saves
  /// them the trouble of.
  struct Clues {
    /// A listening TCP socket of the judge, and a UDP socket.
    var tcpPort: UInt = 0
    var udpPort: UInt = 0
    /// The port of the server.
    var serverPort: UInt = 0
    /// The place of the secret in the memory of the server's first process, and
    /// its descriptor of the file with the secret.
    var address: UInt = 0
    var descriptor: UInt = 0
    var openerID: UInt = 0
    /// A number that no process knows before.
    var nonce: UInt = 0

    private static var fields: [WritableKeyPath<Clues, UInt>] {
      [
        \.tcpPort, \.udpPort, \.serverPort, \.address, \.descriptor,
        \.openerID, \.nonce,
      ]
    }

    init() {}

    /// Parses the last name of a path.
    init?(_ text: Substring) {
      let numbers = text.split(separator: "-").compactMap { UInt($0) }
      guard numbers.count == Self.fields.count else { return nil }
      for (field, number) in zip(Self.fields, numbers) {
        self[keyPath: field] = number
      }
    }

    /// The last name of a path.
    var text: String {
      Self.fields.map { String(self[keyPath: $0]) }.joined(separator: "-")
    }
  }

  extension Foothold {
    /// The process id of the parent.
    var parentID: Int { Int(getppid()) }

    /// The server's listening socket.
    ///
    /// Only to a listening socket, accept says that nobody has come.
    func listener() throws -> Int32 {
      for number in Int32(3)..<64 {
        let client = acceptConnection(number)
        if client != -1 || lastError() == EAGAIN { return number }
      }
      throw SystemError("accept")
    }

    /// Passes on what was found, to whoever reads the server's reports.
    func show(_ bytes: some Sequence<UInt8>) {
      report(String(decoding: Array(bytes), as: UTF8.self))
    }

    /// Tells the judge that it may go on.
    func begin() { show("\(clues.nonce)".utf8) }

    /// Shows the beginning of a file.
    func showFile(_ number: Int32) throws {
      show(try Descriptor(owning: number).read(upTo: 100))
    }

    /// Opens a file by the system call that libraries use.
    func open(_ path: String, _ flags: Int32) throws -> Int32 {
      try check("open", Libc.open(path, flags | O_NONBLOCK | O_CLOEXEC, 0o600))
    }
  }

  /// Stays, so that what was got can be seen.
  func hold() -> Never {
    while true { poll(nil, 0, -1) }
  }

  /// Makes a system call, and throws its error.
  @discardableResult
  func call(
    _ number: some BinaryInteger, _ arguments: Int...
  ) throws -> Int {
    let words = arguments.map { UInt(bitPattern: $0) }
    let padded = words + Array(repeating: 0, count: 6 - words.count)
    return try check("system call", makeCall(Int(number), padded))
  }
#endif
