import Libc
import Unix

/// Something of which a process may have no more than so much: setrlimit(2).
public enum Resource: Sendable {
  /// Bytes of memory, of whatever kind: private, shared, the stack, and files
  /// that are mapped. The program and its libraries alone take some, 20 MB if
  /// they're linked statically, and more if not. On a system other than Linux
  /// it counts only what malloc gives.
  case memory
  /// Descriptors: their numbers are below this.
  case descriptors
  /// Processes and threads of this user, in the whole system. With 0 it can
  /// start no more. Root is not held by it.
  case processes
  /// The size, in bytes, to which it can let a file grow. A write beyond that
  /// fails with EFBIG, and raises no SIGXFSZ.
  case fileSize
  /// The size of a core file, in bytes.
  case coreSize
}

extension Resource {
  /// Lets this process and those that it starts have no more than this, or than
  /// the hard limit if that is lower.
  ///
  /// There is no way back but for root. Returns what the limit is now. Throws
  /// what setrlimit(2) reports.
  @discardableResult
  public func limit(to most: Int) throws(SystemError) -> Int {
    // A write must fail, and not end the process.
    if self == .fileSize { signal(SIGXFSZ, SIG_IGN) }
    let now = lowerLimit(number, UInt64(most))
    if now == -1 { throw SystemError("setrlimit") }
    return Int(now)
  }

  private var number: Int32 {
    switch self {
    case .memory: limitOfMemory
    case .descriptors: limitOfDescriptors
    case .processes: limitOfProcesses
    case .fileSize: limitOfFileSize
    case .coreSize: limitOfCoreSize
    }
  }
}
