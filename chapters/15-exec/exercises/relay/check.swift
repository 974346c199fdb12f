import Exercises
import Libc

/// A shell's program that writes a report: which descriptors it has, and
/// which of the files that its words name are its 3, 4, 5 and so on.
let script = """
  exec >report
  i=0
  while [ $i -lt 400 ]; do
    if [ -e /dev/fd/$i ]; then open="$open $i"; fi
    i=$((i + 1))
  done
  echo "descriptors$open"
  i=3
  for file; do
    if [ ! /dev/fd/$i -ef $file ]; then echo "$i is not its"; fi
    i=$((i + 1))
  done
  if [ "$TOKEN" ]; then echo "a TOKEN of $TOKEN"; fi
  """

/// Opens a file of the check's, at a number.
func makeFile(_ name: String, at number: Int32) {
  let file = open(name, O_RDWR | O_CREAT, 0o600)
  dup2(file, number)
  if file != number { close(file) }
  _ = fcntl(number, F_SETFD, FD_CLOEXEC)
}

/// Which files the descriptors of this process lead to, and their flags.
func table() -> [String] {
  (Int32(0)..<400).map { number in
    var status = stat()
    fstat(number, &status)
    let flags = fcntl(number, F_GETFD)
    return flags == -1 ? "closed" : "\(flags), \(status.st_ino)"
  }
}

/// Waits for a child, and returns the lines of its report.
func report(of child: pid_t) -> [String] {
  var status: Int32 = 0
  waitpid(child, &status, 0)
  let file = open("report", O_RDONLY | O_CLOEXEC)
  var bytes = [UInt8](repeating: 0, count: 4096)
  let count = max(0, read(file, &bytes, bytes.count))
  close(file)
  return String(decoding: bytes[..<count], as: UTF8.self)
    .split(separator: "\n").map(String.init)
}

/// Hands over descriptors, and judges what the program reports.
///
/// `numbers` are those of this process, by the names of their files.
func hand(_ names: [String], _ numbers: [String: Int32]) {
  for (name, number) in numbers { makeFile(name, at: number) }
  defer { for number in numbers.values { close(number) } }
  let descriptors = names.map { numbers[$0] ?? -1 }
  let call = "start(..., handing: \(descriptors))"
  let before = table()
  let child = start(
    "/bin/sh", arguments: ["-c", script, "sh"] + names,
    handing: descriptors)
  expect(
    table() == before, happened: "\(call) changed the caller's own",
    should: "leave this process's descriptors and flags as they are")
  guard let child else {
    expect(
      false, happened: "\(call) returned nil",
      should: "start the program, and return its process id")
    return
  }
  let lines = report(of: child)
  let open = (0..<3 + descriptors.count).map(String.init)
    .joined(separator: " ")
  let first = lines.first ?? "nothing was reported"
  expect(
    first == "descriptors \(open)", happened: "\(call): \(first)",
    should: "give the program the descriptors \(open)")
  expect(
    lines.count == 1,
    happened: "\(call): \(lines.dropFirst().joined(separator: ", "))",
    should: "give it what is lent, in its order, and no environment")
}

trial("none") { hand([], [:]) }

trial("one that is in its place") { hand(["a"], ["a": 3]) }

trial("three that change places") {
  hand(["a", "b", "c"], ["a": 5, "b": 3, "c": 4])
}

trial("three that lie behind") {
  hand(["a", "b", "c"], ["a": 8, "b": 7, "c": 6])
}

trial("one twice") { hand(["a", "a"], ["a": Int32.random(in: 4...40)]) }

trial("others that are not lent") {
  let numbers = [Int32.random(in: 3...9), Int32.random(in: 300..<400)]
  for number in numbers {
    makeFile("other", at: number)
    _ = fcntl(number, F_SETFD, 0)
  }
  hand(["a"], ["a": 20])
  for number in numbers { close(number) }
}

trial("an environment") {
  setenv("TOKEN", "\(Int.random(in: 1_000...9_999))", 1)
  hand(["a"], ["a": 20])
}

trial("no such program") {
  let child = start("sh", arguments: [], handing: [])
  expect(
    child == nil, happened: "start(\"sh\", ...) returned a child",
    should: "return nil, since there is no such path")
}

passed()
