import Exercises
import Libc

/// What this process does at SIGPIPE.
private func plan() -> Int {
  var action = sigaction()
  sigaction(SIGPIPE, nil, &action)
  // The handler has other names on other systems, but always stands first.
  return withUnsafeBytes(of: action) { $0.load(as: Int.self) }
}

nonisolated(unsafe) private var stateBefore: [String] = []

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
  stateBefore = signalState()
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
      let unchanged = signalState(of: getppid()) == stateBefore
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

trial("signals in between") {
  let bytes = noise(1 << 20)
  handle(SIGALRM) { _ in }
  withPeer { end in
    var rest = bytes.count
    var piece = [UInt8](repeating: 0, count: 20_000)
    while rest > 0,
      case let count = read(end, &piece, piece.count), count > 0
    {
      rest -= count
      kill(getppid(), SIGALRM)
    }
  } _: { end in
    expectDelivery(
      of: bytes, on: end, true, "the peer read all of 1 MiB, and sent signals")
  }
}
passed()
