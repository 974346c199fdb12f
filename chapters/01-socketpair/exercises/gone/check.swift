import Exercises
import Libc

private func expectToHear(
  _ said: [UInt8], error: Int32? = nil, from end: Int32, _ peer: String
) {
  let heard = hearOut(end)
  let count = heard.said.count == said.count ? "others" : "\(heard.said.count)"
  expect(
    heard.said == said,
    happened: "\(said.count) bytes were said, and it returned \(count)",
    should: "return all that was said, whatever comes after it")
  expect(
    heard.error == error,
    happened: "\(peer), and it returned \(words(for: heard.error))",
    should: "return \(words(for: error))")
}

private func words(for error: Int32?) -> String {
  error.map { "the error `\(String(cString: strerror($0)))`" } ?? "no error"
}

/// Reads so many bytes, which come in one piece.
private func swallow(_ count: Int, from end: Int32) {
  var buffer = [UInt8](repeating: 0, count: count)
  read(end, &buffer, count)
}

trial("a peer that reads all, and leaves") {
  let said = noise(.random(in: 10...90))
  withPeer { end in
    swallow(13, from: end)
    write(end, said, said.count)
  } _: { end in
    write(end, "anyone there?", 13)
    expectToHear(said, from: end, "the peer left in order")
  }
}

trial("a peer that has much to say") {
  let said = noise(30_000)
  withPeer { end in
    // Small pieces take much room: they are never all on the line at once.
    for start in stride(from: 0, to: said.count, by: 6) {
      write(end, Array(said[start..<start + 6]), 6)
    }
  } _: { end in
    expectToHear(said, from: end, "the peer left in order")
  }
}

trial("a peer that has said all, and still listens") {
  var ends: [Int32] = [-1, -1]
  makeSocketPair(streamSocket, &ends)
  let said = noise(.random(in: 10...90))
  write(ends[1], said, said.count)
  shutdown(ends[1], Int32(SHUT_WR))
  let flags = fcntl(ends[0], F_GETFL)
  expectToHear(said, from: ends[0], "the peer said no more")
  expect(
    fcntl(ends[0], F_GETFL) == flags,
    happened: "the end has other flags than before, such as O_NONBLOCK",
    should: "leave the end as it was")
  expect(
    send(ends[0], "!", 1, Int32(MSG_NOSIGNAL)) == 1,
    happened: "nothing can be sent on the end any more",
    should: "leave the end open, in both directions")
  close(ends[0])
  close(ends[1])
}

// Linux tells that something was left unread; other systems need not.
#if canImport(Glibc)
  trial("a peer that leaves something unread") {
    let said = noise(.random(in: 100_000...120_000))
    withPeer { end in
      swallow(6, from: end)
      write(end, said, said.count)
    } _: { end in
      write(end, "anyone there?", 13)
      expectToHear(
        said, error: ECONNRESET, from: end, "the peer left 7 bytes unread")
    }
  }

  trial("a peer that is killed before it reads") {
    withPeer { end in
      swallow(1, from: end)
      raise(SIGKILL)
    } _: { end in
      write(end, "anyone there?", 13)
      expectToHear([], error: ECONNRESET, from: end, "the peer was killed")
    }
  }
#endif

trial("a number that is no descriptor") {
  expectToHear([], error: EBADF, from: -1, "-1 is no descriptor")
}
passed()
