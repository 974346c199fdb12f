import Exercises
import Libc

/// Lends an end on which these messages wait, and behind them the end of file.
///
/// The other side says no more, but still listens: the end is to be of use.
private func withWaiting(
  _ messages: [[UInt8]], on type: Int32 = streamSocket, _ body: (Int32) -> Void
) {
  var ends: [Int32] = [-1, -1]
  makeSocketPair(type, &ends)
  for message in messages { write(ends[0], message, message.count) }
  shutdown(ends[0], Int32(SHUT_WR))
  let flags = fcntl(ends[1], F_GETFL)
  body(ends[1])
  expect(
    fcntl(ends[1], F_GETFL) == flags,
    happened: "the end has other flags than before, such as O_NONBLOCK",
    should: "leave the end as it was")
  expect(
    send(ends[1], "!", 1, Int32(MSG_NOSIGNAL)) == 1,
    happened: "nothing can be sent on the end any more",
    should: "leave the end open, in both directions")
  close(ends[0])
  close(ends[1])
}

private func expectReads(_ wanted: [[UInt8]], from end: Int32, room: Int) {
  let reads = drain(end, room: room)
  let (counts, wantedCounts) = (reads.map(\.count), wanted.map(\.count))
  expect(
    reads == wanted,
    happened: counts == wantedCounts
      ? "the reads brought other bytes than were sent"
      : "drain(end, room: \(room)) returned reads of \(counts) bytes",
    should: "return reads of \(wantedCounts) bytes")
}

/// The pieces of at most so many bytes that a stream comes in.
private func pieces(_ bytes: [UInt8], _ room: Int) -> [[UInt8]] {
  stride(from: 0, to: bytes.count, by: room).map {
    Array(bytes[$0..<min($0 + room, bytes.count)])
  }
}

trial("ten bytes twice, from a stream") {
  let bytes = noise(20)
  for room in [7, .random(in: 3...9), 1000] {
    withWaiting([Array(bytes[..<10]), Array(bytes[10...])]) { end in
      expectReads(pieces(bytes, room), from: end, room: room)
    }
  }
}

#if canImport(Glibc)
  let packets = Int32(SOCK_SEQPACKET.rawValue)

  trial("ten bytes twice, from a seqpacket") {
    let messages = [noise(10), noise(10)]
    withWaiting(messages, on: packets) { end in
      expectReads(messages.map { Array($0[..<7]) }, from: end, room: 7)
    }
  }

  trial("short messages and long ones, from a seqpacket") {
    let messages = [noise(3)] + (1...4).map { _ in noise(.random(in: 1...12)) }
    withWaiting(messages, on: packets) { end in
      expectReads(messages.map { Array($0.prefix(7)) }, from: end, room: 7)
    }
  }

  trial("a long message, and a room that is longer") {
    let message = noise(.random(in: 5000...6000))
    withWaiting([message], on: packets) { end in
      expectReads([message], from: end, room: 10_000)
    }
  }
#endif

trial("a peer that sends in pieces") {
  let bytes = noise(.random(in: 20_000...25_000))
  withPeer { end in
    // Small pieces take much room: they are never all on the line at once.
    for piece in pieces(bytes, 7) { write(end, piece, piece.count) }
  } _: { end in
    let all = Array(drain(end, room: 1000).joined())
    expect(
      all == bytes, happened: "it returned \(all.count) bytes, or other ones",
      should: "return all \(bytes.count) bytes that the peer sent")
  }
}
passed()
