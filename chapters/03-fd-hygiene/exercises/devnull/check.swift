import CShims
import Exercises

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What an open descriptor leads to, and its flags.
struct State {
  /// Device, node, and the number of a device such as `/dev/null`.
  let file: [UInt64]
  /// Those of F_GETFL and of F_GETFD.
  let flags: [Int32]

  /// Nil if the descriptor is closed.
  init?(_ descriptor: Int32) {
    var status = stat()
    if fstat(descriptor, &status) == -1 { return nil }
    file = [
      UInt64(truncatingIfNeeded: status.st_dev),
      UInt64(truncatingIfNeeded: status.st_ino),
      UInt64(truncatingIfNeeded: status.st_rdev),
    ]
    flags = [fcntl(descriptor, F_GETFL), fcntl(descriptor, F_GETFD)]
  }
}

/// Which file `/dev/null` is.
let null = {
  let descriptor = open("/dev/null", O_RDWR)
  defer { close(descriptor) }
  return State(descriptor)?.file
}()

/// What is wrong with a descriptor.
struct Fault {
  enum Kind {
    case isClosed, isNotNull, isNotForBoth, isClosedOnExec
    case wasClosed, wasReplaced, hasOtherFlags, wasLeftOpen
  }
  let number: Int32
  let kind: Kind

  var text: String {
    switch kind {
    case .isClosed: "is still closed"
    case .isNotNull: "does not lead to /dev/null"
    case .isNotForBoth: "is not for reading and writing"
    case .isClosedOnExec: "has close-on-exec"
    case .wasClosed: "was open, and is closed now"
    case .wasReplaced: "was open, and leads elsewhere now"
    case .hasOtherFlags: "was open, and has other flags now"
    case .wasLeftOpen: "is open as well"
    }
  }
}

/// What is wrong with a descriptor that was open before.
func fault(was before: State, is now: State?) -> Fault.Kind? {
  guard let now else { return .wasClosed }
  if now.file != before.file { return .wasReplaced }
  return now.flags == before.flags ? nil : .hasOtherFlags
}

/// What is wrong with one of 0, 1 and 2 that was closed before.
func fault(openedAs number: Int32) -> Fault.Kind? {
  guard let now = State(number) else { return .isClosed }
  if now.file != null { return .isNotNull }
  var byte: UInt8 = 0
  if read(number, &byte, 1) != 0 || write(number, &byte, 1) != 1 {
    return .isNotForBoth
  }
  return now.flags[1] & FD_CLOEXEC == 0 ? nil : .isClosedOnExec
}

/// Opens these numbers, each for a file of its own, and no others.
///
/// The odd ones get close-on-exec.
func openOnly(_ numbers: Set<Int32>) {
  closeFrom(3)
  for number in numbers.sorted() {
    let file = open("file", O_RDWR | O_CREAT | O_EXCL, 0o600)
    unlink("file")
    if file != number {
      dup2(file, number)
      close(file)
    }
    _ = fcntl(number, F_SETFD, number % 2 == 1 ? FD_CLOEXEC : 0)
  }
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

/// Calls the attempt in a child, with some of 0, 1 and 2 closed and some others
/// open, perhaps with no number free, and looks at all before and after.
func tryClosing(
  _ closed: Set<Int32>, others: Set<Int32> = [], isFull: Bool = false
) {
  let (found, status) = inChild { () -> Fault? in
    openOnly(others.union([0, 1, 2]))
    for number in closed { close(number) }
    let before = (0..<getdtablesize()).map { State($0) }
    if isFull { limitNumbers(to: 3) }

    openStandardDescriptors()

    for (index, state) in before.enumerated() {
      let number = Int32(index)
      if closed.contains(number) {
        if let kind = fault(openedAs: number) {
          return Fault(number: number, kind: kind)
        }
      } else if let state {
        if let kind = fault(was: state, is: State(number)) {
          return Fault(number: number, kind: kind)
        }
      } else if isOpen(number) {
        return Fault(number: number, kind: .wasLeftOpen)
      }
    }
    return nil
  }

  let full = isFull ? " and a full table" : ""
  let with = "with \(closed.isEmpty ? "none" : list(closed)) closed\(full)"
  guard let found else {
    expect(
      false, happened: "\(with), it \(ending(status))",
      should: "return when 0, 1 and 2 are open")
    return
  }
  if let fault = found {
    expect(
      false, happened: "\(with) before, \(fault.number) \(fault.text)",
      should: "open what is closed of 0, 1 and 2, and nothing else")
  }
}

func list(_ numbers: Set<Int32>) -> String {
  numbers.sorted().map(String.init).joined(separator: " and ")
}

/// How a child came to its end.
func ending(_ status: Int32) -> String {
  if didExit(status) { return "ended by status \(exitStatus(status))" }
  let number = killingSignal(status)
  return number == SIGALRM
    ? "never came to an end" : "was ended by signal \(number)"
}

trial("one closed") {
  for number in [Int32(2), 1, 0] { tryClosing([number]) }
}

trial("several closed") {
  for closed: Set<Int32> in [[0, 1], [0, 2], [1, 2], [0, 1, 2]] {
    tryClosing(closed)
  }
}

trial("others open") {
  for closed: Set<Int32> in [[0], [0, 1, 2]] {
    tryClosing(closed, others: [3, Int32.random(in: 5...40)])
  }
}

trial("none closed") {
  tryClosing([])
  tryClosing([], isFull: true)
}

trial("nothing can be opened") {
  for number in [Int32(2), 1, 0] {
    let (went, status) = inChild {
      atexit { _exit(99) }
      close(number)
      limitNumbers(to: number)
      openStandardDescriptors()
      return true
    }
    let with = "with \(number) closed, open failed, and it"
    let should = "end the process by _exit(1) if open fails"
    expect(went == nil, happened: "\(with) went on", should: should)
    expect(
      !didExit(status) || exitStatus(status) != 99,
      happened: "\(with) called exit, not _exit", should: should)
    expect(
      didExit(status) && exitStatus(status) == 1,
      happened: "\(with) \(ending(status))", should: should)
  }
}

passed()
