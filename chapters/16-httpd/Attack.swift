import HTTP
import Libc
import Unix

/// The attacks of someone who can run any code in a worker.
enum Attack: String, CaseIterable {
  case readSecret = "read the secret"
  case readUsers = "read /etc/passwd"
  case writeFile = "write a file"
  case runShell = "run a shell"
  case connect = "connect out"
  case listen = "listen"
  case signalParent = "signal the parent"
  case readMemory = "read parent's memory"
  case traceParent = "trace the parent"
  case becomeRoot = "become root"
  case makeNamespace = "make a namespace"
  case forkWithoutEnd = "fork without end"
  case useMemory = "use all memory"
  case hang = "hang"
  case climb = "ask for /../secret"
  case followLink = "ask for a link"
  case openDevice = "ask for a device"
  case openPipe = "ask for a FIFO"
  case passDescriptor = "descriptor to parent"
  case malformedToParent = "bad imsg to parent"
  case longToParent = "long imsg to parent"
  case floodParent = "flood the parent"
  case malformedToOpener = "bad imsg to opener"
  case longToOpener = "long imsg to opener"
  case floodOpener = "flood, never read"
}

extension Attack {
  /// The path of the request that starts the attack.
  var path: String { "/attack/\(self)" }

  /// The attack that is started by a request for `path`.
  init?(path: [UInt8]) {
    guard
      let attack = Self.allCases.first(where: {
        $0.path.utf8.elementsEqual(path)
      })
    else { return nil }
    self = attack
  }

  /// Tries the attack in this process.
  func run(on victim: Victim) -> Outcome {
    do {
      return Outcome(isDone: true, text: try attempt(self, on: victim))
    } catch let refusal as Refusal {
      return Outcome(isDone: false, text: "opener: \(refusal)")
    } catch let error as SystemError {
      let reason = String(cString: strerror(error.number))
      return Outcome(isDone: false, text: reason)
    } catch {
      return Outcome(isDone: false, text: "\(error)")
    }
  }
}

private func attempt(
  _ attack: Attack, on victim: Victim
) throws -> String {
  switch attack {
  case .readSecret: try firstLine(of: victim.folder + "/../secret")
  case .readUsers: try firstLine(of: "/etc/passwd")
  case .writeFile: try writeFile(victim.folder + "/../loot")
  case .runShell: try runShell()
  case .connect: try connectOut()
  case .listen: try listen()
  case .signalParent: try signalParent()
  case .readMemory: try readMemory()
  case .traceParent: try traceParent()
  case .becomeRoot: try becomeRoot()
  case .makeNamespace: try makeNamespace()
  case .forkWithoutEnd: try forkWithoutEnd()
  case .useMemory: try useMemory()
  case .hang: hang()
  case .climb: try victim.ask(for: "/../secret")
  case .followLink: try victim.ask(for: "/link")
  case .openDevice: try victim.ask(for: "/device")
  case .openPipe: try victim.ask(for: "/pipe")
  case .passDescriptor: try victim.passDescriptor()
  case .malformedToParent: try send(malformed, to: victim.parent)
  case .longToParent: try send(long, to: victim.parent)
  case .floodParent:
    try flood(victim.parent, with: pong, patience: 10_000)
  case .malformedToOpener: try send(malformed, to: victim.opener)
  case .longToOpener: try send(long, to: victim.opener)
  // Shorter than the parent's time limit.
  case .floodOpener:
    try flood(victim.opener, with: request, patience: 500)
  }
}
