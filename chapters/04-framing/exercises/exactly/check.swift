import CShims
import Exercises
import Unix

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

func randomBytes(_ count: Int) -> [UInt8] {
  (0..<count).map { _ in UInt8.random(in: 0...255) }
}

/// What one read gives.
func readOnce(upTo room: Int, from end: Int32) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: room)
  let got = read(end, &bytes, room)
  return Array(bytes.prefix(max(got, 0)))
}

/// Sends all, for a peer that cannot do anything about an error.
func writeAll(_ bytes: [UInt8], to end: Int32) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let sent = rest.withUnsafeBytes {
      write(end, $0.baseAddress, $0.count)
    }
    if sent == -1 { _exit(1) }
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

trial("two messages in one write") {
  let bytes = randomBytes(9 + 4)
  try withPeer { end in
    writeAll(bytes, to: end)
  } _: { end in
    judge(try readExactly(9, from: end), Array(bytes[..<9]), of: 9)
    let rest = readOnce(upTo: 64, from: end)
    expect(
      rest == Array(bytes[9...]),
      happened: "4 bytes followed, and \(rest.count) were left to read",
      should: "leave what follows to the next read")
  }
}

trial("in pieces") {
  let bytes = randomBytes(90_000 + 4)
  try withPeer { end in
    // With a small buffer the kernel takes few bytes at once.
    var room: Int32 = 1
    setsockopt(end, SOL_SOCKET, SO_SNDBUF, &room, 4)
    writeAll(bytes, to: end)
  } _: { end in
    let flags = fcntl(end, F_GETFL)
    let got = try readExactly(90_000, from: end)
    expect(
      fcntl(end, F_GETFL) == flags,
      happened: "readExactly(90000) changed the flags of the descriptor",
      should: "wait in read, and leave the flags alone")
    judge(got, Array(bytes[..<90_000]), of: 90_000)
    judge(try readExactly(4, from: end), Array(bytes[90_000...]), of: 4)
  }
}

trial("no bytes, and a pipe's") {
  var ends: [Int32] = [-1, -1]
  pipe(&ends)
  let bytes = randomBytes(7)
  writeAll(bytes, to: ends[1])
  close(ends[1])
  judge(try readExactly(0, from: ends[0]), [], of: 0)
  judge(try readExactly(7, from: ends[0]), bytes, of: 7)
  close(ends[0])
}

nonisolated(unsafe) var signalled: Int32 = -1
nonisolated(unsafe) var signals: UInt8 = 0

trial("signals in between") {
  var ends: [Int32] = [-1, -1]
  makeSocketPair(streamSocket, &ends)
  signalled = ends[1]
  var action = sigaction()
  // From the hundredth on, each signal brings its number in a byte, but first
  // interrupts who waits for it.
  let handler: @convention(c) (Int32) -> Void = { _ in
    signals &+= 1
    if signals >= 100 { write(signalled, &signals, 1) }
  }
  #if canImport(Darwin)
    action.__sigaction_u.__sa_handler = handler
  #else
    action.__sigaction_handler.sa_handler = handler
  #endif
  sigaction(SIGALRM, &action, nil)
  ualarm(400, 400)
  defer {
    ualarm(0, 0)
    signal(SIGALRM, SIG_DFL)
    close(ends[0])
    close(ends[1])
  }
  judge(try readExactly(40, from: ends[0]), Array(100..<140), of: 40)
  sigaction(SIGALRM, nil, &action)
  expect(
    action.sa_flags & Int32(SA_RESTART) == 0,
    happened: "readExactly(40) lets signals restart what they interrupt",
    should: "leave the handling of signals alone")
}

trial("an early end of file") {
  let bytes = randomBytes(5)
  try withPeer { end in
    writeAll(bytes, to: end)
  } _: { end in
    judge(try readExactly(9, from: end), bytes, of: 9)
    judge(try readExactly(9, from: end), [], of: 9)
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

trial("reads that fail") {
  expectError(EBADF, from: -1, after: "a descriptor that is not open")
  let folder = open(".", O_RDONLY)
  expectError(EISDIR, from: folder, after: "a folder")
  close(folder)
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
