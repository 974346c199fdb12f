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
  let bytes = randomBytes(40_000 + 4)
  try withPeer { end in
    // With a small buffer the kernel takes few bytes at once.
    var room: Int32 = 1
    setsockopt(end, SOL_SOCKET, SO_SNDBUF, &room, 4)
    writeAll(bytes, to: end)
  } _: { end in
    let got = try readExactly(40_000, from: end)
    judge(got, Array(bytes[..<40_000]), of: 40_000)
    judge(try readExactly(4, from: end), Array(bytes[40_000...]), of: 4)
  }
}

nonisolated(unsafe) var signalled: Int32 = -1

trial("signals in between") {
  var ends: [Int32] = [-1, -1]
  makeSocketPair(streamSocket, &ends)
  signalled = ends[1]
  var action = sigaction()
  // Each signal brings a byte, but first interrupts who waits for it.
  let handler: @convention(c) (Int32) -> Void = { _ in
    var byte = UInt8(ascii: "s")
    write(signalled, &byte, 1)
  }
  #if canImport(Darwin)
    action.__sigaction_u.__sa_handler = handler
  #else
    action.__sigaction_handler.sa_handler = handler
  #endif
  sigaction(SIGALRM, &action, nil)
  ualarm(1000, 1000)
  defer {
    ualarm(0, 0)
    signal(SIGALRM, SIG_DFL)
    close(ends[0])
    close(ends[1])
  }
  let bytes = [UInt8](repeating: UInt8(ascii: "s"), count: 20)
  judge(try readExactly(20, from: ends[0]), bytes, of: 20)
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

trial("a descriptor that is not open") {
  do throws(SystemError) {
    let got = try readExactly(9, from: -1)
    expect(
      false, happened: "readExactly(9) returned \(got.count) bytes",
      should: "throw SystemError(\"read\") if read fails")
  } catch {
    expect(
      error.call == "read" && error.number == EBADF,
      happened: "readExactly(9) threw \(error)",
      should: "throw SystemError(\"read\"), right after the read")
  }
}
passed()
