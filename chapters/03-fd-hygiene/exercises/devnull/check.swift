import Exercises
import Libc

/// How a descriptor stands.
struct State {
  let file: String
  let mode: Int32
  let flags: Int32

  /// Nil if the descriptor is closed.
  init?(_ descriptor: Int32) {
    var status = stat()
    if fstat(descriptor, &status) == -1 { return nil }
    file = "\(status.st_dev) \(status.st_ino)"
    mode = fcntl(descriptor, F_GETFL) & O_ACCMODE
    flags = fcntl(descriptor, F_GETFD)
  }
}

/// What is wrong with a descriptor.
struct Fault {
  enum Kind: String {
    case isOpen = "is open"
    case isClosed = "is closed"
    case leadsElsewhere = "leads elsewhere"
    case isNotForBoth = "is not for reading and writing"
    case hasOtherFlags = "differs in close-on-exec"
  }
  let number: Int32
  let kind: Kind
}

/// What is wrong with how a descriptor stands, if anything is.
func fault(_ state: State?, insteadOf due: State?) -> Fault.Kind? {
  guard let due else { return state == nil ? nil : .isOpen }
  guard let state else { return .isClosed }
  if state.file != due.file { return .leadsElsewhere }
  if state.mode != due.mode { return .isNotForBoth }
  return state.flags == due.flags ? nil : .hasOtherFlags
}

/// Allows no new number from this one on.
func limitNumbers(to end: Int32) {
  #if canImport(Glibc)
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    let resource = RLIMIT_NOFILE
  #endif
  var limit = rlimit()
  getrlimit(resource, &limit)
  limit.rlim_cur = rlim_t(end)
  setrlimit(resource, &limit)
}

/// Calls the attempt in a child, with some of 0, 1 and 2 closed and another
/// open, and looks at all afterwards.
func tryClosing(_ closed: [Int32]) {
  let (found, _) = inChild { () -> Fault? in
    for number in Int32(0)...2 {
      close(number)
      // The lowest free number is that one.
      _ = open("file\(number)", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    }
    dup2(0, Int32.random(in: 5...40))
    var due = (Int32(0)..<100).map { State($0) }
    let null = open("/dev/null", O_RDWR)
    for number in closed {
      due[Int(number)] = State(null)
      close(number)
    }
    close(null)
    // Who needs no number may have none to try.
    if closed.isEmpty { limitNumbers(to: 3) }

    openStandardDescriptors()

    for (number, due) in zip(Int32(0)..<100, due) {
      if let kind = fault(State(number), insteadOf: due) {
        return Fault(number: number, kind: kind)
      }
    }
    return nil
  }

  let numbers = closed.map(String.init).joined(separator: " and ")
  let with = "with \(closed.isEmpty ? "none" : numbers) closed"
  guard let found else {
    expect(
      false, happened: "\(with), it did not return",
      should: "return when 0, 1 and 2 are open")
    return
  }
  if let fault = found {
    expect(
      false,
      happened: "\(with), \(fault.number) \(fault.kind.rawValue) afterwards",
      should: "open what is closed of 0, 1 and 2, and change nothing else")
  }
}

trial("some closed") {
  for closed: [Int32] in [[2], [1], [0], [0, 1], [0, 2], [1, 2], [0, 1, 2]] {
    tryClosing(closed)
  }
}

trial("none closed, and none to be had") {
  tryClosing([])
}

trial("nothing can be opened") {
  let (_, status) = inChild {
    atexit { _exit(99) }
    close(0)
    limitNumbers(to: 0)
    openStandardDescriptors()
  }
  let end = [0: "went on", 99 << 8: "called exit, not _exit"][status]
  expect(
    status == 1 << 8,
    happened: "open failed, and it \(end ?? "had the wait status \(status)")",
    should: "end the process by _exit(1) if open fails")
}

passed()
