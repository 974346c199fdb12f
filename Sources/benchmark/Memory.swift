import Foundation
import Libc
import Unix

/// The memory of channels that have nothing to do.
struct Memory {
  /// How many, an even number.
  var count: Int

  /// Prints it, in a process of its own, whose memory nothing else has used.
  func show<Kind: Line & ~Copyable>(of line: Kind.Type, _ name: String) throws {
    guard let child = try Child.fork() else {
      do {
        try measure(line, name)
        fflush(nil)
        _exit(0)
      } catch {
        _exit(1)
      }
    }
    let exit = try child.wait()
    precondition(exit == .status(0), "the memory was not measured")
  }

  private func measure<Kind: Line & ~Copyable>(
    _ line: Kind.Type, _ name: String
  ) throws {
    let traffic = Traffic(size: 128, count: 1)
    // The code itself takes memory, when it's first run.
    _ = try pass(makeLines(line, 2, traffic), 2)
    let before = peak()
    let lines = try makeLines(line, count, traffic)
    let idle = peak() - before
    try pass(lines, count)
    let used = peak() - before
    print(
      row(
        name,
        [idle, used].map { String(format: "%.2f", Double($0) / 1e6) }))
  }

  private func makeLines<Kind: Line & ~Copyable>(
    _ line: Kind.Type, _ count: Int, _ traffic: Traffic
  ) throws -> UnsafeMutablePointer<Kind> {
    let lines = UnsafeMutablePointer<Kind>.allocate(capacity: count)
    for at in stride(from: 0, to: count, by: 2) {
      let ends = try SocketPair()
      (lines + at).initialize(to: Kind(ends.left, for: traffic))
      (lines + at + 1).initialize(to: Kind(ends.right, for: traffic))
    }
    return lines
  }

  /// Lets each channel send a message, and receive one.
  private func pass<Kind: Line & ~Copyable>(
    _ lines: UnsafeMutablePointer<Kind>, _ count: Int
  ) throws {
    for at in 0..<count {
      try lines[at].queue(descriptor: nil)
      try lines[at].flush()
      _ = try lines[at ^ 1].read()
      _ = try lines[at ^ 1].takeAll()
    }
  }

  /// The most memory that this process had at a time, in bytes: getrusage(2).
  private func peak() -> Int {
    var usage = rusage()
    getrusage(0, &usage)
    #if os(Linux)
      return usage.ru_maxrss << 10
    #else
      return usage.ru_maxrss
    #endif
  }
}

/// Lets this process and its children have so many descriptors, if they may.
func allowDescriptors(_ count: Int) {
  #if canImport(Glibc)
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    let resource = RLIMIT_NOFILE
  #endif
  var limit = rlimit()
  getrlimit(resource, &limit)
  limit.rlim_cur = min(max(limit.rlim_cur, rlim_t(count)), limit.rlim_max)
  setrlimit(resource, &limit)
}
