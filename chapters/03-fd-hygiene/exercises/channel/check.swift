import CShims
import Exercises

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A shell's program that says three times its argument on descriptor 3, and then
/// which descriptors it has.
let script = """
  exec 2>/dev/null >&3
  echo $(($1 * 3))
  i=0
  while [ $i -lt 256 ]; do
    if [ -e /dev/fd/$i ]; then echo $i; fi
    i=$((i + 1))
  done
  """

let parent = getpid()

/// Calls the attempt, and ends a child that comes back from it.
func startOnce(
  _ program: String, _ arguments: [String], channel: Int32
) -> pid_t {
  let child = start(program, arguments: arguments, channel: channel)
  if getpid() != parent { _exit(99) }
  return child
}

/// Starts the program on one end of a pair, and listens on the other.
func tryChannel(_ ends: (own: Int32, lent: Int32)) {
  let number = Int.random(in: 1_000...9_999)
  let before = openDescriptors()
  let child = startOnce(
    "/bin/sh", ["-c", script, "sh", "\(number)"], channel: ends.lent)
  let flags = fcntl(ends.lent, F_GETFD)
  let call = "start(..., channel: \(ends.lent))"

  expect(
    openDescriptors() == before,
    happened: "\(call) changed what this process has open",
    should: "leave this process's descriptors alone")
  expect(
    flags & FD_CLOEXEC != 0,
    happened: "\(call) took close-on-exec off the caller's channel",
    should: "leave this process's descriptors alone")
  close(ends.lent)
  var heard: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  while true {
    let count = read(ends.own, &buffer, buffer.count)
    if count <= 0 { break }
    heard += buffer[..<count]
  }
  close(ends.own)
  var status: Int32 = 0
  let reaped = waitpid(child, &status, 0)

  let lines = String(decoding: heard, as: UTF8.self)
    .split(separator: "\n").map(String.init)
  expect(
    lines.first == "\(number * 3)",
    happened: "\(call): the program said nothing on its 3",
    should: "start the program, with the channel open as its 3")
  let open = lines.dropFirst().joined(separator: " ")
  expect(
    open == "0 1 2 3", happened: "\(call): the program has \(open)",
    should: "give the program 0, 1, 2 and 3 only")
  expect(
    reaped == child && didExit(status),
    happened: "\(call) returned \(child), which is no child",
    should: "return the child's process id, not yet waited for")
}

/// A pair of which one end, to be lent, has a number of the check's choice.
func pair(lending number: Int32) -> (own: Int32, lent: Int32) {
  var ends: [Int32] = [-1, -1]
  makeSocketPair(streamSocket, &ends)
  if ends[0] == number { return (ends[1], ends[0]) }
  if ends[1] == number { return (ends[0], ends[1]) }
  dup2(ends[1], number)
  _ = fcntl(number, F_SETFD, FD_CLOEXEC)
  close(ends[1])
  return (ends[0], number)
}

trial("a channel with a high number") {
  tryChannel(pair(lending: Int32.random(in: 10...40)))
}

trial("descriptors that are not for the program") {
  let null = open("/dev/null", O_RDONLY)
  let others = [null] + (0..<4).map { _ in Int32.random(in: 50..<200) }
  for other in others.dropFirst() { dup2(null, other) }
  tryChannel(pair(lending: 7))
  for other in others { close(other) }
}

trial("a channel that is 3 already") {
  tryChannel(pair(lending: 3))
}

trial("a channel that is 4") {
  tryChannel(pair(lending: 4))
}

trial("no such program") {
  let ends = pair(lending: 5)
  let child = startOnce("/nowhere/to/be/found", [], channel: ends.lent)
  var status: Int32 = 0
  waitpid(child, &status, 0)
  close(ends.own)
  close(ends.lent)
  expect(
    !(didExit(status) && exitStatus(status) == 99),
    happened: "exec failed, and the child went on in this program",
    should: "end the child by _exit(127) if exec returns")
  expect(
    didExit(status) && exitStatus(status) == 127,
    happened: "exec failed, and the child's wait status was \(status)",
    should: "end the child by _exit(127) if exec returns")
}

passed()
