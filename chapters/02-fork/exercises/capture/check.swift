import Exercises
import Libc

private let checker = getpid()

// A child that calls `exit` lets the check know.
atexit { if getpid() != checker { close(creat("called-exit", 0o600)) } }

/// Captures a task that says these bytes in pieces, and then ends as told.
private func expectCaptured(
  _ bytes: [UInt8], in size: Int = 1000, _ wanted: Exit
) {
  let child = capture { line in
    for start in stride(from: 0, to: bytes.count, by: size) {
      let piece = Array(bytes[start..<min(start + size, bytes.count)])
      write(line, piece, piece.count)
    }
    switch wanted {
    case .status(let status): return status
    case .signal(let number):
      raise(number)
      return 0
    }
  }
  if getpid() != checker { exit(0) }
  expect(
    unlink("called-exit") == -1,
    happened: "the child called exit, or came back from capture",
    should: "end the child by _exit when its task has returned")
  let count = child.said.count == bytes.count ? "others" : "\(child.said.count)"
  expect(
    child.said == bytes,
    happened: "\(bytes.count) bytes were said, and it returned \(count)",
    should: "return all that the child said")
  expect(
    child.exit == wanted,
    happened: "of the child's end it returned .\(child.exit)",
    should: "return .\(wanted)")
}

/// Makes a child that has exited with 1, and that nobody has waited for.
private func zombie() -> pid_t {
  let child = forkProcess()
  if child == 0 { _exit(1) }
  var end = siginfo_t()
  return waitid(P_PID, id_t(child), &end, WEXITED | WNOWAIT) == 0 ? child : -1
}

trial("a child with little to say") {
  // So often, that an attempt which does not wait is found out.
  for size in (0...40).reversed() {
    expectCaptured(noise(size), .status(.random(in: 0...255)))
  }
}

trial("a child that is killed, with more to say than fits into the line") {
  // Small pieces take much room.
  expectCaptured(noise(9000), in: 7, .signal(SIGKILL))
}

trial("a caller that has another child") {
  let other = zombie()
  expectCaptured(noise(10), .status(2))
  expect(
    waitpid(other, nil, 0) == other,
    happened: "it waited for another child of the caller too",
    should: "wait for its own child only")
}

trial("a child that looks what its end is") {
  let said = capture { line in
    var type = Int32(-1)
    var size = socklen_t(4)
    getsockopt(line, SOL_SOCKET, SO_TYPE, &type, &size)
    write(line, type == streamSocket ? "y" : "n", 1)
    return 0
  }.said
  expect(
    said == Array("y".utf8), happened: "its end was no end of a stream",
    should: "lend the child one end of a socketpair")
}

trial("a child that lists its descriptors") {
  let before = openDescriptors()
  let said = capture { line in
    let more = openDescriptors().subtracting(before).subtracting([line])
    write(line, more.map { UInt8(clamping: $0) }, more.count)
    return 0
  }.said
  expect(
    said.isEmpty,
    happened: "besides its end, the child had open: descriptor "
      + said.map(String.init).joined(separator: ", "),
    should: "close in the child what is for the parent")
}
passed()
