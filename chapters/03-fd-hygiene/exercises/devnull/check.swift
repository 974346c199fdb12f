import CShims
import Exercises

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Which file a descriptor leads to.
struct File: Equatable {
  var device: UInt64 = 0
  var node: UInt64 = 0
  /// Of a device such as `/dev/null`, its number.
  var number: UInt64 = 0

  /// The file of a descriptor that is open.
  init(_ descriptor: Int32) {
    var status = stat()
    fstat(descriptor, &status)
    device = UInt64(truncatingIfNeeded: status.st_dev)
    node = UInt64(truncatingIfNeeded: status.st_ino)
    number = UInt64(truncatingIfNeeded: status.st_rdev)
  }
}

/// What a child found wrong, as its exit status: ten times the kind, and the
/// descriptor.
enum Fault: Int32 {
  case isClosed = 1
  case isNotNull, isNotForBoth, isClosedOnExec, wasReplaced, wasLeftOpen

  var text: String {
    switch self {
    case .isClosed: "is still closed"
    case .isNotNull: "does not lead to /dev/null"
    case .isNotForBoth: "is not for reading and writing"
    case .isClosedOnExec: "has close-on-exec"
    case .wasReplaced: "was open, and leads elsewhere now"
    case .wasLeftOpen: "is open as well"
    }
  }
}

/// Ends a child, and says what is wrong with which descriptor.
func end(_ fault: Fault, _ number: Int32) -> Never {
  _exit(fault.rawValue * 10 + min(number, 9))
}

/// The child: closes some of 0, 1 and 2, calls the attempt, and looks.
func look(closing closed: [Int32], null: File) -> Never {
  alarm(3)
  closeFrom(3)
  var files: [File] = []
  for number in Int32(0)...2 {
    let file = open("file", O_RDWR | O_CREAT | O_EXCL, 0o600)
    unlink("file")
    files.append(File(file))
    dup2(file, number)
    close(file)
  }
  for number in closed { close(number) }

  openStandardDescriptors()

  for number in Int32(0)...2 {
    if !isOpen(number) { end(.isClosed, number) }
    let file = File(number)
    if !closed.contains(number) {
      if file != files[Int(number)] { end(.wasReplaced, number) }
      continue
    }
    if file != null { end(.isNotNull, number) }
    var byte: UInt8 = 0
    if read(number, &byte, 1) != 0 || write(number, &byte, 1) != 1 {
      end(.isNotForBoth, number)
    }
    if fcntl(number, F_GETFD) & FD_CLOEXEC != 0 {
      end(.isClosedOnExec, number)
    }
  }
  if let extra = openDescriptors().filter({ $0 > 2 }).min() {
    end(.wasLeftOpen, extra)
  }
  _exit(0)
}

func tryClosing(_ closed: [Int32]) {
  let descriptor = open("/dev/null", O_RDWR)
  let null = File(descriptor)
  close(descriptor)
  let child = forkProcess()
  if child == 0 { look(closing: closed, null: null) }
  var status: Int32 = 0
  waitpid(child, &status, 0)

  let before = "with \(closed.isEmpty ? "none" : list(closed)) closed"
  expect(
    didExit(status),
    happened: "\(before), it was ended by signal \(killingSignal(status))",
    should: "return when 0, 1 and 2 are open")
  if let fault = Fault(rawValue: exitStatus(status) / 10) {
    expect(
      false,
      happened: "\(before) before, \(exitStatus(status) % 10) \(fault.text)",
      should: "open what is closed of 0, 1 and 2, and nothing else")
  }
  expect(
    exitStatus(status) == 0, happened: "\(before), it ended the process",
    should: "return when 0, 1 and 2 are open")
}

func list(_ numbers: [Int32]) -> String {
  numbers.map(String.init).joined(separator: " and ")
}

trial("one closed") {
  for number in [Int32(2), 1, 0] { tryClosing([number]) }
}

trial("several closed") {
  for closed in [[Int32(0), 1], [0, 2], [1, 2], [0, 1, 2]] {
    tryClosing(closed)
  }
}

trial("none closed") {
  tryClosing([])
}

trial("nothing can be opened") {
  let child = forkProcess()
  if child == 0 {
    alarm(2)
    close(2)
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let resource = RLIMIT_NOFILE
    #endif
    var limit = rlimit()
    getrlimit(resource, &limit)
    limit.rlim_cur = 2
    setrlimit(resource, &limit)
    openStandardDescriptors()
    _exit(0)
  }
  var status: Int32 = 0
  waitpid(child, &status, 0)
  let should = "end the process by _exit(1) if open fails"
  expect(
    !wasKilled(status), happened: "open failed, and it never came to an end",
    should: should)
  expect(
    exitStatus(status) == 1, happened: "open failed, and it went on",
    should: should)
}

passed()
