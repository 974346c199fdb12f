import Exercises
import Libc

signal(SIGPIPE, SIG_IGN)

/// Lets the attempt serve some peers, all played by one child.
///
/// The child's status tells how it went, and 0 is well. The sockets take
/// little where the room is 1.
func serve(
  _ count: Int, room: Int32? = nil, should: String, play: ([Int32]) -> Int32
) {
  var ours: [Int32] = []
  var theirs: [Int32] = []
  for _ in 0..<count {
    var ends: [Int32] = [-1, -1]
    makeSocketPair(streamSocket, &ends)
    if var room {
      setsockopt(ends[0], SOL_SOCKET, SO_SNDBUF, &room, 4)
    }
    ours.append(ends[0])
    theirs.append(ends[1])
  }
  let child = forkProcess()
  if child == 0 {
    for end in ours { close(end) }
    for end in theirs { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    _exit(play(theirs))
  }
  for end in theirs { close(end) }
  echo(on: ours)
  for end in ours { close(end) }
  var status: Int32 = 0
  waitpid(child, &status, 0)
  expect(
    status == 0, happened: failures[Int(exitStatus(status))] ?? "?",
    should: should)
}

/// What a peer says by its exit status.
let failures = [
  1: "a peer waited for its bytes, and they did not come",
  2: "a peer got other bytes than it had sent",
  3: "of a peer that heard nothing it took more and more",
  4: "a peer that had sent all did not get the rest",
]

/// Whether an end is ready for something within this time.
func isReady(_ end: Int32, for events: Int32, in time: Int32 = 1500) -> Bool {
  var table = pollfd(fd: end, events: Int16(events), revents: 0)
  return poll(&table, 1, time) == 1
}

/// Sends up to so many bytes, as long as there is room, and returns how
/// many were taken.
func send(_ bytes: [UInt8], on end: Int32) -> Int {
  var count = 0
  while count < bytes.count, isReady(end, for: POLLOUT, in: 300) {
    let sent = bytes[count...].withUnsafeBytes {
      write(end, $0.baseAddress, $0.count)
    }
    if sent < 1 { break }
    count += sent
  }
  return count
}

/// Hears these bytes, and returns what a peer is to say of it.
func hear(_ bytes: [UInt8], on end: Int32) -> Int32 {
  var got: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: 65_536)
  while got.count < bytes.count {
    if !isReady(end, for: POLLIN) { return 1 }
    let count = read(end, &piece, piece.count)
    if count < 1 { return 1 }
    got += piece[..<count]
  }
  return got == bytes ? 0 : 2
}

/// Sends some bytes, and hears them.
func exchange(_ count: Int, on end: Int32) -> Int32 {
  let bytes = noise(count)
  _ = send(bytes, on: end)
  return hear(bytes, on: end)
}

/// Sends some bytes and hears them, twice: the attempt may have noticed the
/// first only together with what had come before.
func exchangeTwice(on end: Int32) -> Int32 {
  max(exchange(99, on: end), exchange(99, on: end))
}

trial("one peer") {
  serve(1, should: "send back what comes") { ends in
    exchange(.random(in: 1...99), on: ends[0])
  }
}

trial("a silent peer beside others") {
  serve(3, should: "not wait for one of them") { ends in
    ends.reversed().map { exchange(.random(in: 1...9999), on: $0) }
      .max() ?? 0
  }
}

trial("a peer that hangs up before the others") {
  serve(3, should: "go on with the others") { ends in
    close(ends[0])
    return exchangeTwice(on: ends[1])
  }
}

trial("a peer that hears nothing at first") {
  let bytes = noise(4_000_000)
  serve(2, should: "hear no more of it, and serve the others") { ends in
    let count = send(bytes, on: ends[0])
    if count > 2_000_000 { return 3 }
    return max(
      exchange(99, on: ends[1]),
      hear(Array(bytes[..<count]), on: ends[0]))
  }
}

trial("a peer that hears late") {
  let bytes = noise(20_000)
  serve(2, room: 1, should: "serve the others, and then send the rest") {
    ends in
    _ = send(bytes, on: ends[0])
    let other = exchange(99, on: ends[1])
    shutdown(ends[0], Int32(SHUT_WR))
    return hear(bytes, on: ends[0]) == 0 ? other : 4
  }
}

trial("a peer that never hears, and hangs up") {
  serve(2, room: 1, should: "go on with the others") { ends in
    _ = send(noise(20_000), on: ends[0])
    close(ends[0])
    return exchangeTwice(on: ends[1])
  }
}

trial("silence") {
  let before = clock()
  serve(2, should: "wait") { _ in poll(nil, 0, 250) }
  expect(
    clock() - before < CLOCKS_PER_SEC / 100,
    happened: "it was busy while nobody said anything",
    should: "let the system wake it")
}

passed()
