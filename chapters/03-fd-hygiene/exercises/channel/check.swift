import Exercises
import Libc

/// A shell's program that says three times its argument on descriptor 3, and
/// then which descriptors it has.
let script = """
  exec >&3
  echo $(($1 * 3))
  i=0
  while [ $i -lt 1024 ]; do
    if [ -e /dev/fd/$i ]; then echo $i; fi
    i=$((i + 1))
  done
  """

/// Calls the attempt, and ends a child that comes back from it.
func startOnce(
  _ program: String, _ arguments: [String], channel: Int32
) -> pid_t {
  let parent = getpid()
  let child = start(program, arguments: arguments, channel: channel)
  if getpid() != parent { exit(1) }
  return child
}

/// The descriptors of this process, with their flags.
func flags() -> [Int32: Int32] {
  Dictionary(
    uniqueKeysWithValues: openDescriptors().map { ($0, fcntl($0, F_GETFD)) })
}

/// Starts a shell's program on one end of a pair, and returns the lines that it
/// says to the other.
func hear(
  _ script: String, _ arguments: [String], _ ends: (own: Int32, lent: Int32)
) -> [String] {
  let before = flags()
  let signalsBefore = signalState()
  let child = startOnce(
    "/bin/sh", ["-c", script] + arguments, channel: ends.lent)
  let after = flags()
  let call = "start(..., channel: \(ends.lent))"
  let changed = (0..<getdtablesize()).first { before[$0] != after[$0] }
  expect(
    changed == nil,
    happened: "\(call) changed the caller's \(changed ?? -1), or its flags",
    should: "leave this process's descriptors alone")
  expect(
    signalState() == signalsBefore,
    happened: "\(call) changed what the caller does at a signal",
    should: "leave this process's signals alone")
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
  expect(
    child > 0 && reaped == child && didExit(status),
    happened: "\(call) returned \(child), which is no child",
    should: "return the child's process id, not yet waited for")
  return String(decoding: heard, as: UTF8.self)
    .split(separator: "\n").map(String.init)
}

/// Starts the script on one end of a pair, and judges what it says.
func tryChannel(_ ends: (own: Int32, lent: Int32)) {
  let number = Int.random(in: 1_000...9_999)
  let call = "start(..., channel: \(ends.lent))"
  let lines = hear(script, ["sh", "\(number)"], ends)
  expect(
    lines.first == "\(number * 3)",
    happened: "\(call): the program said nothing on its 3",
    should: "start the program, with the channel open as its 3")
  let open = lines.dropFirst().joined(separator: " ")
  expect(
    open == "0 1 2 3", happened: "\(call): the program has \(open)",
    should: "give the program 0, 1, 2 and 3 only")
}

/// A pair of which one end, to be lent, has a number of the check's choice.
func pair(lending number: Int32) -> (own: Int32, lent: Int32) {
  var ends: [Int32] = [-1, -1]
  makeSocketPair(streamSocket, &ends)
  if ends[0] == number { return (ends[1], ends[0]) }
  dup2(ends[1], number)
  close(ends[1])
  return (ends[0], number)
}

trial("a channel with a high number") {
  tryChannel(pair(lending: Int32.random(in: 10...40)))
}

trial("descriptors that are not for the program") {
  let null = open("/dev/null", O_RDONLY)
  let other = Int32.random(in: 256..<1000)
  dup2(null, other)
  tryChannel(pair(lending: 7))
  close(null)
  close(other)
}

trial("a channel that is 3 already") {
  tryChannel(pair(lending: 3))
}

trial("the program's words") {
  // Without a name after it, -c takes the first word for one.
  let lines = hear("echo $0 >&3", [], pair(lending: 5))
  expect(
    lines == ["/bin/sh"],
    happened: "/bin/sh got \(lines) as its first word",
    should: "give it its path, and then the arguments")
}

trial("0, 1 and 2 as they are") {
  let script = """
    for i in 0 1 2; do
      if [ /dev/fd/$i -ef file$i ]; then echo $i >&3; fi
    done
    """
  let (areSame, _) = inChild {
    for number in Int32(0)...2 {
      close(number)
      // The lowest free number is that one.
      _ = open("file\(number)", O_RDWR | O_CREAT, 0o600)
    }
    return hear(script, [], pair(lending: 5)) == ["0", "1", "2"]
  }
  expect(
    areSame == true,
    happened: "not all of the program's 0, 1 and 2 are the caller's",
    should: "give the program the caller's 0, 1 and 2")
}

trial("no such program") {
  // There is no `sh` in this directory, and no other is to be looked in.
  let (found, _) = inChild {
    atexit { _exit(99) }
    let child = startOnce("sh", [], channel: pair(lending: 5).lent)
    var status: Int32 = 0
    waitpid(child, &status, 0)
    return status
  }
  let status = found ?? -1
  let call = "start(\"sh\", ...): the child"
  let should = "end it by _exit(127), since there is no such path"
  expect(
    status != 99 << 8, happened: "\(call) came back, or called exit",
    should: should)
  expect(
    status == 127 << 8, happened: "\(call) had the wait status \(status)",
    should: should)
}

passed()
