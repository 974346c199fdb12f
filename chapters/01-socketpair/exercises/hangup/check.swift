import Exercises
import Libc

/// Bytes by lot, of many bytes a pattern of them.
private func noise(_ count: Int) -> [UInt8] {
  let pattern = (0..<251).map { _ in UInt8.random(in: 0...255) }
  var bytes: [UInt8] = []
  while bytes.count < count { bytes += pattern }
  return Array(bytes[..<count])
}

/// What this process does at SIGPIPE.
private func plan() -> Int {
  var action = sigaction()
  sigaction(SIGPIPE, nil, &action)
  // The handler has other names on other systems, but always stands first.
  return withUnsafeBytes(of: action) { $0.load(as: Int.self) }
}

/// The signals that a process ignores, catches and holds back, where the system
/// shows it.
private func plans(of process: pid_t) -> [String] {
  let file = open("/proc/\(process)/status", O_RDONLY)
  var buffer = [UInt8](repeating: 0, count: 4096)
  let count = read(file, &buffer, buffer.count)
  close(file)
  return String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
    .split(separator: "\n").map(String.init)
    .filter { ["SigIgn", "SigCgt", "SigBlk"].contains($0.prefix(6)) }
}

nonisolated(unsafe) private var plansBefore: [String] = []

private func expectDelivery(
  of bytes: [UInt8], on end: Int32, _ wanted: Bool, _ peer: String
) {
  let before = plan()
  let flags = fcntl(end, F_GETFL)
  let delivered = deliver(bytes, on: end)
  expect(
    delivered == wanted, happened: "\(peer), and it returned \(delivered)",
    should: "return \(wanted)")
  expect(
    plan() == before,
    happened: "SIGPIPE is treated otherwise after the call than before",
    should: "leave what the process does at SIGPIPE")
  expect(
    fcntl(end, F_GETFL) == flags,
    happened: "the end has other flags than before, such as O_NONBLOCK",
    should: "leave the end as it was")
}

trial("somebody listens, who says no more") {
  plansBefore = plans(of: getpid())
  var ends: [Int32] = [-1, -1]
  makeSocketPair(streamSocket, &ends)
  shutdown(ends[1], Int32(SHUT_WR))
  expectDelivery(of: noise(13), on: ends[0], true, "somebody listened")
  close(ends[0])
  close(ends[1])
}

trial("nobody is there") {
  var ends: [Int32] = [-1, -1]
  makeSocketPair(streamSocket, &ends)
  close(ends[1])
  expectDelivery(of: noise(13), on: ends[0], false, "nobody was there")
  close(ends[0])
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

trial("a peer that is slow, and one that leaves in the middle") {
  let bytes = noise(1 << 20)
  for leaves in [false, true] {
    withPeer { end in
      var heard = [UInt8](repeating: 0, count: bytes.count)
      // The rest does not fit into the line, so the other side is waiting.
      let first = read(end, &heard, 1)
      if leaves { return }
      let unchanged = plans(of: getppid()) == plansBefore
      recv(end, &heard[first], bytes.count - first, Int32(MSG_WAITALL))
      let answer: [UInt8] = [heard == bytes ? 1 : 0, unchanged ? 1 : 0]
      write(end, answer, 2)
    } _: { end in
      let story = leaves ? "the peer read 1 byte" : "the peer read all"
      expectDelivery(of: bytes, on: end, !leaves, "\(story) of 1 MiB")
      if leaves { return }
      var answer: [UInt8] = [0, 0]
      read(end, &answer, 2)
      expect(
        answer[0] == 1, happened: "of 1 MiB, not all arrived as it was sent",
        should: "send the bytes as they are")
      expect(
        answer[1] == 1,
        happened: "SIGPIPE was treated otherwise during the call",
        should: "leave what the process does at SIGPIPE")
    }
  }
}
passed()
