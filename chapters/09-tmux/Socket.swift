import Libc
import Unix

/// A variable of the environment, if it is set and not empty.
func variable(_ name: String) -> String? {
  let value = getenv(name).map { String(cString: $0) }
  return value == "" ? nil : value
}

/// The path of the server's socket, as tmux has it.
///
/// In a terminal of tmux it is that of the server that made the terminal.
func serverPath() -> String {
  if let value = variable("TMUX") {
    return String(value.prefix { $0 != "," })
  }
  let folder = variable("TMUX_TMPDIR") ?? "/tmp"
  return "\(folder)/tmux-\(getuid())/default"
}

/// Whether there is a program of this name on the PATH.
func isInstalled(_ name: String) -> Bool {
  let folders = variable("PATH")?.split(separator: ":") ?? []
  return folders.contains { access("\($0)/\(name)", X_OK) == 0 }
}

/// The error where no server runs.
func noServer(at path: String) -> ClientError {
  isInstalled("tmux") ? .noServer(path) : .notInstalled
}

/// Connects to the server that listens at a path.
func connect(to path: String) throws -> Descriptor {
  let number = makeStreamSocket()
  if number == -1 { throw SystemError("socket") }
  let socket = Descriptor(owning: number)
  if connectSocket(number, path) == 0 { return socket }
  let error = SystemError("connect")
  switch error.number {
  case ENOENT, ECONNREFUSED, ECONNRESET:
    throw noServer(at: path)
  default:
    throw error
  }
}
