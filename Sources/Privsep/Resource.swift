import Libc
import Unix

/// Something of which a process may have no more than so much: setrlimit(2).
public enum Resource: Sendable {
  /// Bytes of memory more than it has now, of whatever kind: private, shared,
  /// the stack, files that are mapped.
  ///
  /// On a system other than Linux it counts what malloc gives alone, all of it.
  case moreMemory
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
  /// an older limit if that is lower.
  ///
  /// There is no way back but for root.
  /// Limit memory before there is a second thread, which could get none while
  /// it's found out how much there is. Returns what the limit is now. Throws
  /// what setrlimit(2) reports.
  @discardableResult
  public func limit(to most: Int) throws(SystemError) -> Int {
    let most = UInt64(most)
    // A write must fail, and not end the process.
    if self == .fileSize { signal(SIGXFSZ, SIG_IGN) }
    #if os(Linux)
      if self == .moreMemory {
        return try set(number, to: usedMemory() + most)
      }
    #endif
    return try set(number, to: most)
  }

  private var number: Int32 {
    switch self {
    case .moreMemory: limitOfMemory
    case .descriptors: limitOfDescriptors
    case .processes: limitOfProcesses
    case .fileSize: limitOfFileSize
    case .coreSize: limitOfCoreSize
    }
  }
}

/// Lowers a limit for good, and returns what it is now.
private func set(_ number: Int32, to most: UInt64) throws(SystemError) -> Int {
  let now = lowerLimit(number, most)
  if now == -1 { throw SystemError("setrlimit") }
  return Int(now)
}
