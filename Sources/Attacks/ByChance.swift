#if os(Linux)
  import Httpd
  import Libc
  import Privsep
  import Unix

  extension Attack {
    /// What nobody has thought of.
    static let byChance = [
      Attack("workerCalls", "make any calls", for: .service, stoppedBy: []) {
        makeCalls($0, of: .worker)
      },
      Attack("workerSends", "send anything", for: .service, stoppedBy: []) {
        _ in sendMessages()
      },
      Attack(
        "openerCalls", "opener: make any calls", for: .service, by: .opener,
        stoppedBy: []
      ) { makeCalls($0, of: .opener) },
      Attack(
        "openerSends", "opener: send anything", for: .service, by: .opener,
        stoppedBy: []
      ) { _ in sendMessages() },
    ]
  }

  /// Makes random system calls, most of them such as the role may make, until
  /// one of them ends the process.
  private func makeCalls(_ foothold: Foothold, of role: Role) {
    let room = UnsafeMutableRawPointer.allocate(
      byteCount: 1 << 16, alignment: 4096)
    let ends = [SYS_exit_group, SYS_rt_sigreturn].map { Int($0) }
    let allowed = Sandbox.calls(of: role.promises(foothold.folder))
      .map { Int($0.number) }.filter { !ends.contains($0) }
    for _ in 0..<100_000 {
      let isForbidden = Int.random(in: 0..<1000) == 0
      let number =
        isForbidden ? Int.random(in: 0..<600) : allowed.randomElement() ?? 0
      _ = makeCall(number, (0..<6).map { _ in argument(room) })
    }
  }

  /// A descriptor, a flag, a size, an address, or anything.
  private func argument(_ room: UnsafeMutableRawPointer) -> UInt {
    switch Int.random(in: 0..<8) {
    case 0: 0
    case 1...3: UInt.random(in: 0..<16)
    case 4: 1 << UInt.random(in: 0..<64)
    case 5: UInt.random(in: 0..<1 << 16)
    case 6: UInt(bitPattern: room) + UInt.random(in: 0..<1 << 16)
    default: UInt.random(in: .min ... .max)
    }
  }

  /// Sends random messages to whoever is at the other end of its descriptors.
  private func sendMessages() {
    for _ in 0..<1000 {
      let message = message()
      let end = Int32.random(in: 3..<16)
      let count = send(end, message, message.count, Int32(MSG_DONTWAIT))
      if count == -1, lastError() == EAGAIN { poll(nil, 0, 1) }
    }
  }

  /// Most have a header that is right, and a type that there is.
  private func message() -> [UInt8] {
    let isRight = Int.random(in: 0..<10) > 0
    let size =
      [0, 0, 1, 4, 40, 16_368, Int.random(in: 0..<20_000)]
      .randomElement() ?? 0
    let length = isRight ? size + 16 : Int.random(in: 0..<1 << 32)
    let words = [Int.random(in: 0..<12), length, Int.random(in: -1..<9), 0]
    let header = words.flatMap { word in
      withUnsafeBytes(of: UInt32(truncatingIfNeeded: word)) { Array($0) }
    }
    return header + (0..<size).map { _ in UInt8.random(in: .min ... .max) }
  }
#endif
