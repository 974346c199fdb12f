import Exercises
import Libc
import Unix

/// What comes up to the end of file.
func readRest(from end: Int32) -> [UInt8] {
  var bytes: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: 100)
  while true {
    let got = read(end, &piece, piece.count)
    if got <= 0 { return bytes }
    bytes += piece[..<got]
  }
}

/// Sends all, in as many writes as it takes.
func writeAll(_ bytes: [UInt8], to end: Int32) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let sent = rest.withUnsafeBytes {
      write(end, $0.baseAddress, $0.count)
    }
    rest = rest.dropFirst(sent)
  }
}

func judge(_ got: [UInt8], _ sent: [UInt8], of count: Int) {
  expect(
    got.count == sent.count,
    happened: "readExactly(\(count)) returned \(got.count) bytes",
    should: sent.count == count
      ? "return \(count) bytes, since as many come"
      : "return the \(sent.count) bytes before the end of file")
  expect(
    got == sent, happened: "readExactly(\(count)) returned other bytes",
    should: "return the bytes that were sent, in their order")
}

trial("in pieces") {
  let bytes = noise(90_000 + 4)
  try withPeer { end in
    // With a small buffer the kernel takes few bytes at once.
    var room: Int32 = 1
    setsockopt(end, SOL_SOCKET, SO_SNDBUF, &room, 4)
    writeAll(bytes, to: end)
  } _: { end in
    judge(
      try readExactly(90_000, from: end), Array(bytes[..<90_000]), of: 90_000)
    let rest = readRest(from: end)
    expect(
      rest == Array(bytes[90_000...]),
      happened: "4 bytes followed, and \(rest.count) were left to read",
      should: "leave what follows to the next read")
  }
}

nonisolated(unsafe) var signalled: Int32 = -1
nonisolated(unsafe) var signals: UInt8 = 0

trial("signals in between") {
  var ends: [Int32] = [-1, -1]
  makeSocketPair(streamSocket, &ends)
  signalled = ends[1]
  // From the hundredth on, each signal brings its number in a byte, but first
  // interrupts who waits for it.
  var before = handle(SIGALRM) { _ in
    signals &+= 1
    if signals >= 100 { write(signalled, &signals, 1) }
  }
  ualarm(400, 400)
  defer {
    ualarm(0, 0)
    close(ends[0])
    close(ends[1])
  }
  let flags = fcntl(ends[0], F_GETFL)
  judge(try readExactly(40, from: ends[0]), Array(100..<140), of: 40)
  var action = sigaction()
  sigaction(SIGALRM, &before, &action)
  expect(
    action.sa_flags & Int32(SA_RESTART) == 0
      && fcntl(ends[0], F_GETFL) == flags,
    happened: "readExactly(40) changed what a signal or a read does",
    should: "leave the handling of signals and the flags alone")
}

trial("an early end of file") {
  let bytes = noise(5)
  try withPeer { end in
    writeAll(bytes, to: end)
  } _: { end in
    judge(try readExactly(9, from: end), bytes, of: 9)
  }
}

/// Expects that a read fails for this reason.
func expectError(_ number: Int32, from end: Int32, after what: String) {
  do throws(SystemError) {
    let got = try readExactly(9, from: end)
    expect(
      false, happened: "\(what): readExactly(9) returned \(got.count) bytes",
      should: "throw SystemError(\"read\") if read fails")
  } catch {
    expect(
      error.call == "read" && error.number == number,
      happened: "\(what): readExactly(9) threw \(error)",
      should: "throw SystemError(\"read\"), right after the read")
  }
}

trial("a read that fails") {
  let directory = open(".", O_RDONLY)
  expectError(EISDIR, from: directory, after: "a directory")
  close(directory)
}

// The peer has not read what it was sent. Elsewhere it just ends.
#if os(Linux)
  trial("a peer that breaks off") {
    var ends: [Int32] = [-1, -1]
    makeSocketPair(streamSocket, &ends)
    writeAll([1], to: ends[0])
    writeAll([1, 2, 3], to: ends[1])
    close(ends[1])
    expectError(ECONNRESET, from: ends[0], after: "3 bytes and an error")
    close(ends[0])
  }
#endif

passed()
