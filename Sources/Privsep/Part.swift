import Libc
import Unix

/// A part of this program: a process of its own, in a role, and our ends of
/// what it is connected to us by.
@frozen public struct Part: ~Copyable, Sendable {
  /// The process.
  public let child: Child
  /// A stream socket, our end of the channel.
  public let end: Descriptor
  /// The read end of a pipe: what the part writes to its standard output.
  public let output: Descriptor
  /// The read end of a pipe: what the part writes to its standard error.
  public let errors: Descriptor

  /// Starts this same program once more, with some arguments, the role first:
  /// posix_spawn(3).
  ///
  /// The part learns them by `programArguments`. The word before them, the
  /// program's name, is this process's own. It has /dev/null as 0, pipes of its
  /// own as 1 and 2, its end of the channel as descriptor 3, and no other
  /// descriptor: nothing that it could take from this process, or that it could
  /// let block. A pipe that nobody reads fills, and then its writer waits, and
  /// if it's closed its writer gets SIGPIPE.
  ///
  /// It has a session and a process group of its own, so no terminal. Its
  /// environment is empty, and no signal is blocked or ignored. What else exec
  /// keeps, it has: the user, the working directory, the limits, the sandbox.
  /// In that, promise to start programs in the folders of `programFolders`.
  ///
  /// No program started by exec inherits what this makes. Throws what
  /// socketpair(2), pipe(2) and posix_spawn(3) report, also if the program
  /// cannot be executed.
  public init(_ arguments: [String]) throws(SystemError) {
    try self.init(arguments, isIsolated: true)
  }

  /// Does so, or lets the part share what this process has: the session, the
  /// streams, and every descriptor that is not closed on exec.
  package init(
    _ arguments: [String], isIsolated: Bool
  ) throws(SystemError) {
    let line = try SocketPair()
    let output = try Pipe()
    let errors = try Pipe()
    let words =
      unsafe (programArguments().prefix(1) + arguments).map {
        unsafe strdup($0)
      } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    let processID = unsafe startThisProgram(
      words, isIsolated ? output.writer.number : 1,
      isIsolated ? errors.writer.number : 2, line.right.number, isIsolated)
    if processID == -1 { throw SystemError("posix_spawn") }
    child = Child(owning: processID)
    end = line.left
    self.output = output.reader
    self.errors = errors.reader
  }

  /// In a part: the channel to the process that started it, once.
  ///
  /// Returns nil if descriptor 3 is no socket that came by exec: somebody has
  /// typed the role by hand. From now on no program started by exec inherits
  /// it. Call it before anything else is opened.
  public static func parentEnd() -> Descriptor? {
    var status = stat()
    guard unsafe fstat(3, &status) == 0,
      status.st_mode & S_IFMT == S_IFSOCK,
      // What came by exec cannot have the flag, and gets it here.
      fcntl(3, F_GETFD) == 0, fcntl(3, F_SETFD, FD_CLOEXEC) == 0
    else { return nil }
    return Descriptor(owning: 3)
  }
}
