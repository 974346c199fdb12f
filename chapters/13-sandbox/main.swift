import Libc
import Privsep
import Unix

/// Tries something in a child that has made some promises.
func outcome(
  of attempt: Attempt, after promises: [Promise], with things: Things
) throws(SystemError) -> String {
  guard let child = try Child.fork() else {
    do throws(SandboxError) {
      _ = try Sandbox.enter(promises)
    } catch {
      print("no sandbox:", error)
      fflush(nil)
      _exit(255)
    }
    _exit(attempt.succeeds(things) ? 0 : lastError())
  }
  switch try child.wait() {
  case .status(0): return "done"
  case .status(EACCES): return "EACCES"
  case .status(EPERM): return "EPERM"
  case .status(ENOENT): return "ENOENT"
  case .signal(SIGSYS): return "killed"
  case .status(255): exit(1)
  case let end: return "\(end)"
  }
}

/// Makes a line, with a descriptor that waits at its right end.
func makeLine() throws(SystemError) -> SocketPair {
  let line = try SocketPair()
  if sendBytes(line.left.number, "!", 1, 0) == -1 {
    throw SystemError("sendmsg")
  }
  return line
}

/// Makes a socket that listens, with a connection that waits.
func makeDoor(
  for guest: borrowing Descriptor
) throws(SystemError) -> Descriptor {
  let path = "/tmp/door.\(getpid())"
  let door = Descriptor(owning: makeStreamSocket())
  if listenAtPath(door.number, path) == -1 { throw SystemError("bind") }
  let connected = connectSocket(guest.number, path)
  unlink(path)
  if connected == -1 { throw SystemError("connect") }
  return door
}

/// Prints a line of the table.
func printRow(_ name: String, _ cells: [String]) {
  func spaces(_ count: Int) -> String {
    String(repeating: " ", count: count)
  }
  let columns = cells.map { spaces(max(1, 8 - $0.count)) + $0 }
  print(name + spaces(22 - name.count) + columns.joined())
}

/// Tries everything after every promise, and prints a table.
func tryAll(in shelf: String) throws(SystemError) {
  let promises: [(name: String, more: [Promise])] = [
    ("-", []), ("receive", [.receiveDescriptors]),
    ("send", [.sendDescriptors]), ("accept", [.acceptConnections]),
    ("read", [.read([shelf])]), ("start", [.startPrograms(["/usr"])]),
  ]
  printRow("", promises.map(\.name))
  for attempt in attempts {
    var cells: [String] = []
    for promise in promises {
      let line = try makeLine()
      let guest = Descriptor(owning: makeStreamSocket())
      let door = try makeDoor(for: guest)
      let things = Things(
        shelf: shelf, left: line.left.number, right: line.right.number,
        door: door.number)
      fflush(nil)
      let promises = [.standardIO] + promise.more
      cells.append(
        try outcome(of: attempt, after: promises, with: things))
    }
    printRow(attempt.name, cells)
  }
}

guard CommandLine.arguments.count == 2 else {
  print("usage: 13-sandbox FOLDER")
  exit(1)
}
do {
  try tryAll(in: CommandLine.arguments[1])
} catch {
  print("failed:", error)
  exit(1)
}
