/// What a process may go on doing in a sandbox.
///
/// Each is as small as it can be: `Sandbox.calls(of:)` lists what it allows.
public enum Promise: Equatable, Sendable {
  /// Read from and write to the descriptors that it has, wait for them, and
  /// close them; have memory, the time, and handlers for signals; and exit.
  case standardIO
  /// Make descriptors of its own, change their flags, and move in files.
  ///
  /// The flags of an open file description, such as O_NONBLOCK, and its offset
  /// are shared with whoever else has it, in any process.
  case manageDescriptors
  /// Send files to sockets, and ask for a file's size and times.
  case sendFiles
  /// Receive descriptors from a socket.
  case receiveDescriptors
  /// Send descriptors to a socket.
  case sendDescriptors
  /// Accept connections from a listening socket, half-close them, and ask how
  /// much of what was sent has not arrived.
  case acceptConnections
  /// Ask for a socket's own address, and whether it is listening.
  case inspectSockets
  /// Start threads, as Dispatch and Swift's concurrency do.
  ///
  /// The first must start after the sandbox was entered. Without this promise
  /// pthread_create(3) fails with EAGAIN, and a task ends the process. Programs
  /// that are started besides must not open files with O_NONBLOCK alone, which
  /// only this process has a handler for.
  case threads
  /// Open files for reading, and list directories, in these directories and all
  /// beneath them.
  case read([String])
  /// Start programs that are in these directories, and give them fewer rights;
  /// send signals to them, and wait for them. This includes
  /// `manageDescriptors`, and reading /dev/null.
  ///
  /// They read their libraries in these directories as well.
  case startPrograms([String])
}

extension Promise {
  /// Whether it lets files be opened, in some directories alone.
  var namesFolders: Bool {
    switch self {
    case .read, .startPrograms: true
    default: false
    }
  }

  /// Whether it lets programs be started, which read /dev/null.
  var startsPrograms: Bool {
    if case .startPrograms = self { true } else { false }
  }
}
