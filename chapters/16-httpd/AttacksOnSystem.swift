import Httpd
import Libc
import Unix

/// The beginning of the first line of a file.
func firstLine(of path: String) throws(SystemError) -> String {
  let number = try check("open", open(path, O_RDONLY | O_NONBLOCK))
  return try firstLine(of: Descriptor(owning: number))
}

/// The beginning of the first line of a file, or the fact that it is open.
func firstLine(
  of file: borrowing Descriptor
) throws(SystemError) -> String {
  let bytes = try file.read(upTo: 9)
  guard bytes.contains(where: { $0 > 32 }) else { return "it is open" }
  return String(decoding: bytes.prefix { $0 > 32 }, as: UTF8.self)
}

func writeFile(_ path: String) throws(SystemError) -> String {
  let number = open(path, O_WRONLY | O_CREAT, 0o600)
  close(try check("open", number))
  unlink(path)
  return "written"
}

func runShell() throws(SystemError) -> String {
  let status = try check("system", system("exit 7"))
  return "exit status \(exitStatus(status))"
}

/// Creates a listening socket.
func openPort() throws(SystemError) -> Port {
  let number = try check("socket", socket(AF_INET, streamSocket, 0))
  let socket = Descriptor(owning: number)
  try check("listen", listenOnLoopback(number, 0))
  return Port(socket: socket, port: portNumber(number))
}

struct Port: ~Copyable {
  let socket: Descriptor
  let port: UInt16
}

func listen() throws(SystemError) -> String {
  _ = try openPort()
  return "it listens"
}

func connectOut() throws(SystemError) -> String {
  let open = try openPort()
  _ = try connect(to: open.port)
  return "connected"
}

func signalParent() throws(SystemError) -> String {
  // A harmless signal.
  try check("kill", kill(getppid(), SIGCONT))
  return "sent"
}

func readMemory() throws(SystemError) -> String {
  var bytes = [UInt8](repeating: 0, count: 8)
  let count = try check(
    "process_vm_readv",
    readFirstWord(getppid(), &bytes, bytes.count))
  return "\(count) bytes"
}

func traceParent() throws(SystemError) -> String {
  try check("ptrace", traceProcess(getppid()))
  return "stopped it"
}

func becomeRoot() throws(SystemError) -> String {
  try check("setresuid", becomeUser(0))
  return "root"
}

func makeNamespace() throws(SystemError) -> String {
  try check("unshare", enterUserNamespace())
  return "made"
}

/// Makes no more than 100 processes, to spare the machine.
func forkWithoutEnd() throws(SystemError) -> String {
  var children: [pid_t] = []
  defer {
    for child in children {
      kill(child, SIGKILL)
      waitpid(child, nil, 0)
    }
  }
  while children.count < 100 {
    let child = try check("fork", forkProcess())
    if child == 0 { while true { pause() } }
    children.append(child)
  }
  return "100 processes"
}

/// Uses no more than 512 MiB, to spare the machine.
func useMemory() throws -> String {
  let piece = 16 << 20
  let pieces = try (1...32).map { count in
    guard let memory = malloc(piece) else {
      throw Full(megabytes: count << 4)
    }
    return memory
  }
  // The limit applies to what was allocated, whether written to or not.
  for memory in pieces { memset(memory, 1, piece) }
  return "512 MiB"
}

/// Memory has run out.
struct Full: Error, CustomStringConvertible {
  let megabytes: Int
  var description: String { "limit of memory: \(megabytes) MiB" }
}

func hang() -> Never {
  while true { poll(nil, 0, -1) }
}
