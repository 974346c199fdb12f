import CShims
import Exercises

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Bytes by lot, of many bytes a pattern of them.
private func noise(_ count: Int) -> [UInt8] {
  let pattern = (0..<251).map { _ in UInt8.random(in: 0...255) }
  var bytes: [UInt8] = []
  while bytes.count < count { bytes += pattern }
  return Array(bytes[..<count])
}

/// What this process does at SIGPIPE, and whether it holds the signal back.
private func plans() -> [Int] {
  var action = sigaction()
  sigaction(SIGPIPE, nil, &action)
  // The handler has other names on other systems, but always stands first.
  let handler = withUnsafeBytes(of: action) { $0.load(as: Int.self) }
  var blocked = sigset_t()
  sigprocmask(SIG_BLOCK, nil, &blocked)
  return [handler, Int(sigismember(&blocked, SIGPIPE))]
}

/// The signals that a process ignores, catches and holds back, where the system
/// shows it.
private func plans(of process: pid_t) -> [String] {
  let file = open("/proc/\(process)/status", O_RDONLY)
  if file == -1 { return [] }
  var buffer = [UInt8](repeating: 0, count: 4096)
  let count = read(file, &buffer, buffer.count)
  close(file)
  return String(decoding: buffer[..<count], as: UTF8.self)
    .split(separator: "\n").map(String.init)
    .filter { ["SigIgn", "SigCgt", "SigBlk"].contains($0.prefix(6)) }
}

private func expectDelivery(
  of bytes: [UInt8], on end: Int32, _ wanted: Bool, _ peer: String
) {
  let before = plans()
  let flags = fcntl(end, F_GETFL)
  let delivered = deliver(bytes, on: end)
  expect(
    delivered == wanted, happened: "\(peer), and it returned \(delivered)",
    should: "return \(wanted)")
  expect(
    plans() == before,
    happened: "SIGPIPE is treated otherwise after the call than before",
    should: "leave what the process does at SIGPIPE")
  expect(
    fcntl(end, F_GETFL) == flags,
    happened: "the end has other flags than before, such as O_NONBLOCK",
    should: "leave the end as it was")
}

/// Delivers to an end whose other end is closed.
private func expectNobody() {
  var ends: [Int32] = [-1, -1]
  makeSocketPair(streamSocket, &ends)
  close(ends[1])
  expectDelivery(of: noise(13), on: ends[0], false, "nobody was there")
  close(ends[0])
}

nonisolated(unsafe) private var caught = false

/// Delivers to this process itself, which then looks at what has come.
private func expectArrival(of bytes: [UInt8], at ends: [Int32]) {
  expectDelivery(of: bytes, on: ends[0], true, "somebody was there")
  var buffer = [UInt8](repeating: 0, count: 100)
  let count = recv(ends[1], &buffer, 100, Int32(MSG_DONTWAIT))
  expect(
    max(count, 0) == bytes.count && Array(buffer[..<bytes.count]) == bytes,
    happened: "of \(bytes.count) bytes, not all arrived as they were sent",
    should: "send the bytes as they are")
}

trial("somebody is there") {
  var ends: [Int32] = [-1, -1]
  makeSocketPair(streamSocket, &ends)
  expectArrival(of: noise(.random(in: 10...90)), at: ends)
  expectArrival(of: noise(.random(in: 10...90)), at: ends)
  expectArrival(of: [], at: ends)
  close(ends[0])
  close(ends[1])
}

trial("nobody is there") { expectNobody() }

trial("nobody is there, and the program catches SIGPIPE itself") {
  signal(SIGPIPE) { _ in caught = true }
  expectNobody()
  expect(
    !caught, happened: "the program's own handler for SIGPIPE was called",
    should: "send so that no signal comes")
  signal(SIGPIPE, SIG_DFL)
}

trial("somebody listens, who says no more") {
  var ends: [Int32] = [-1, -1]
  makeSocketPair(streamSocket, &ends)
  shutdown(ends[1], Int32(SHUT_WR))
  expectArrival(of: noise(.random(in: 10...90)), at: ends)
  close(ends[0])
  close(ends[1])
}

// As if it were closed just after an attempt looked whether it is.
trial("somebody is there, who listens no more") {
  var ends: [Int32] = [-1, -1]
  makeSocketPair(streamSocket, &ends)
  shutdown(ends[1], Int32(SHUT_RD))
  expectDelivery(of: noise(13), on: ends[0], false, "nobody listened")
  close(ends[0])
  close(ends[1])
}

trial("a peer that is slow, and looks about meanwhile") {
  let bytes = noise(1 << 20)
  let before = plans(of: getpid())
  withPeer { end in
    var heard = [UInt8](repeating: 0, count: bytes.count)
    // The rest does not fit into the line, so the other side is waiting.
    let first = recv(end, &heard, 10, Int32(MSG_WAITALL))
    let unchanged = plans(of: getppid()) == before
    let rest = recv(
      end, &heard[first], bytes.count - first, Int32(MSG_WAITALL))
    let whole = first + rest == bytes.count && heard == bytes
    let answer: [UInt8] = [whole ? 1 : 0, unchanged ? 1 : 0]
    write(end, answer, 2)
  } _: { end in
    expectDelivery(of: bytes, on: end, true, "1 MiB was read by the peer")
    var answer: [UInt8] = [0, 0]
    read(end, &answer, 2)
    expect(
      answer[0] == 1, happened: "of 1 MiB, not all arrived as it was sent",
      should: "send the bytes as they are")
    expect(
      answer[1] == 1, happened: "SIGPIPE was treated otherwise during the call",
      should: "leave what the process does at SIGPIPE")
  }
}

trial("a peer that leaves in the middle") {
  withPeer { end in
    var byte: UInt8 = 0
    read(end, &byte, 1)
  } _: { end in
    expectDelivery(
      of: noise(1 << 20), on: end, false, "the peer read 1 byte of 1 MiB")
  }
}
passed()
