import CShims
import Exercises

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

private let checker = getpid()

/// Has `exit`, if a child calls it, let the check know.
private func watchForExit() {
  atexit { if getpid() != checker { close(creat("called-exit", 0o600)) } }
}

/// Bytes by lot, of many bytes a pattern of them.
private func noise(_ count: Int) -> [UInt8] {
  let pattern = (0..<251).map { _ in UInt8.random(in: 0...255) }
  var bytes: [UInt8] = []
  while bytes.count < count { bytes += pattern }
  return Array(bytes[..<count])
}

/// Says bytes in pieces on a line that holds only little, so that the other
/// side reads less at once than it has room for.
private func sayInPieces(_ bytes: [UInt8], on line: Int32) {
  var size: Int32 = 1000
  setsockopt(line, SOL_SOCKET, SO_SNDBUF, &size, 4)
  for start in stride(from: 0, to: bytes.count, by: 7) {
    let piece = Array(bytes[start..<min(start + 7, bytes.count)])
    write(line, piece, piece.count)
  }
}

/// Captures a task that says these bytes, and then ends as told.
private func expectCaptured(
  _ bytes: [UInt8], _ end: Exit,
  by say: ([UInt8], Int32) -> Void = { write($1, $0, $0.count) }
) {
  var ranHere = false
  let (said, exit) = capture { line in
    if getpid() == checker {
      ranHere = true
      return 0
    }
    say(bytes, line)
    switch end {
    case .status(let status): return status
    case .signal(let number):
      raise(number)
      return 0
    }
  }
  if getpid() != checker {
    // A child that comes back is to go no further.
    close(creat("came-back", 0o600))
    _exit(0)
  }
  expect(
    unlink("came-back") == -1, happened: "a child came back from capture",
    should: "end the child when its task has returned")
  expect(
    unlink("called-exit") == -1, happened: "the child called exit",
    should: "end the child by _exit")
  expect(
    !ranHere, happened: "the task ran in the calling process",
    should: "run the task in a child")
  expect(
    said.count == bytes.count,
    happened: "it returned \(said.count) of \(bytes.count) bytes",
    should: "return all that the child said")
  expect(
    said == bytes, happened: "it returned other bytes than the child said",
    should: "return all that the child said")
  expect(
    exit == end, happened: "of the child's end it returned .\(exit)",
    should: "return .\(end)")
}

watchForExit()

trial("a child with little to say") {
  expectCaptured(noise(.random(in: 10...90)), .status(.random(in: 1...255)))
}

trial("a child with nothing to say") {
  expectCaptured([], .status(0))
}

trial("a child that is killed in mid-sentence") {
  expectCaptured(noise(.random(in: 10...90)), .signal(SIGKILL))
  expectCaptured(noise(.random(in: 10...90)), .signal(SIGTERM))
}

trial("a child that says it in pieces") {
  let said = noise(.random(in: 300...400))
  expectCaptured(said, .status(.random(in: 1...255)), by: sayInPieces)
}

trial("a child that hangs up, and ends a little later") {
  expectCaptured(noise(10), .status(.random(in: 1...255))) { said, line in
    write(line, said, said.count)
    close(line)
    let start = clock()
    while clock() < start + CLOCKS_PER_SEC / 200 {}
  }
}

trial("a caller that has another child") {
  let other = forkProcess()
  if other == 0 { _exit(0) }
  var end = siginfo_t()
  waitid(P_PID, id_t(other), &end, WEXITED | WNOWAIT)
  expectCaptured(noise(10), .status(.random(in: 1...255)))
  expect(
    waitpid(other, nil, 0) == other,
    happened: "it waited for another child of the caller too",
    should: "wait for its own child only")
}

trial("a child that looks what its end is") {
  let (said, _) = capture { line in
    var type = Int32(-1)
    var size = socklen_t(4)
    getsockopt(line, SOL_SOCKET, SO_TYPE, &type, &size)
    write(line, type == streamSocket ? "y" : "n", 1)
    return 0
  }
  expect(
    said == Array("y".utf8), happened: "its end was no end of a stream",
    should: "lend the child one end of a socketpair")
}

trial("a child that lists its descriptors") {
  let before = openDescriptors()
  let (said, _) = capture { line in
    let more = openDescriptors().subtracting(before).subtracting([line])
    write(line, more.map { UInt8(clamping: $0) }, more.count)
    return 0
  }
  expect(
    said.isEmpty,
    happened: "besides its end, the child had open: descriptor "
      + said.map(String.init).joined(separator: ", "),
    should: "close in the child what is for the parent")
}

trial("a child that says more than 1 MiB") {
  let said = noise((1 << 20) + .random(in: 10_000...20_000))
  expectCaptured(said, .status(.random(in: 1...255)))
}
passed()
