import Exercises
import Libc

let long = Duration.seconds(3)

/// Waits so many milliseconds, and is over if the other end hangs up.
func pause(_ milliseconds: Int32, on end: Int32) {
  var table = pollfd(fd: end, events: 0, revents: 0)
  poll(&table, 1, milliseconds)
}

/// Waits for the other end's hanging up.
func waitForEnd(on end: Int32) {
  var byte: UInt8 = 0
  while read(end, &byte, 1) > 0 {}
}

/// Expects the bytes that were sent.
func judge(_ got: [UInt8]?, _ sent: [UInt8]) {
  let what = got.map { "\($0.count) bytes" } ?? "nil"
  expect(
    got?.count == sent.count,
    happened: "of \(sent.count) bytes it returned \(what)",
    should: "return them all: there was time")
  expect(
    got == sent, happened: "it returned other bytes",
    should: "return the bytes that were sent, in their order")
}

trial("all at once") {
  let bytes = noise(.random(in: 10...99))
  withPeer { end in
    write(end, bytes, bytes.count)
    waitForEnd(on: end)
  } _: { end in
    judge(readAll(bytes.count, from: end, within: long), bytes)
  }
}

trial("in two pieces") {
  let bytes = noise(60)
  withPeer { end in
    write(end, bytes, 20)
    pause(20, on: end)
    write(end, Array(bytes[20...]), 40)
    waitForEnd(on: end)
  } _: { end in
    judge(readAll(60, from: end, within: long), bytes)
  }
}

trial("one message after the other") {
  let bytes = noise(60)
  withPeer { end in
    write(end, bytes, 60)
    waitForEnd(on: end)
  } _: { end in
    judge(readAll(20, from: end, within: long), Array(bytes[..<20]))
    judge(readAll(40, from: end, within: long), Array(bytes[20...]))
  }
}

trial("an end before the last byte") {
  for count in [0, 7] {
    withPeer { end in
      write(end, noise(count), count)
    } _: { end in
      let got = readAll(8, from: end, within: .seconds(60))
      expect(
        got == nil,
        happened: "\(count) of 8 bytes came, and it returned bytes",
        should: "return nil")
    }
  }
}

/// Expects nil after the time, and not much later.
func judge(_ time: Duration, _ what: String, on end: Int32) {
  let start = SuspendingClock().now
  let before = clock()
  let got = readAll(1000, from: end, within: time)
  let worked = clock() - before
  let passed = SuspendingClock().now - start
  expect(
    got == nil, happened: "\(what): it returned bytes",
    should: "return nil: not all have come")
  expect(
    passed >= time, happened: "\(what): it gave up too early",
    should: "wait until the time is over")
  expect(
    passed < time + .milliseconds(1500),
    happened: "\(what): it waited far too long",
    should: "return when the time is over")
  expect(
    worked < CLOCKS_PER_SEC / 100,
    happened: "\(what): it was busy while it waited",
    should: "let the system wake it")
}

trial("silence") {
  withPeer(waitForEnd) { end in
    judge(.milliseconds(250), "silence", on: end)
  }
}

trial("a byte now and then") {
  withPeer { end in
    for _ in 1...80 {
      write(end, "?", 1)
      pause(30, on: end)
    }
  } _: { end in
    judge(.milliseconds(250), "a byte now and then", on: end)
  }
}

trial("signals in between") {
  let bytes = noise(8)
  var action = sigaction()
  #if canImport(Darwin)
    action.__sigaction_u.__sa_handler = { _ in }
  #else
    action.__sigaction_handler.sa_handler = { _ in }
  #endif
  sigaction(SIGALRM, &action, nil)
  withPeer { end in
    write(end, bytes, 4)
    pause(50, on: end)
    write(end, Array(bytes[4...]), 4)
    waitForEnd(on: end)
  } _: { end in
    ualarm(5000, 5000)
    let got = readAll(8, from: end, within: long)
    ualarm(0, 0)
    judge(got, bytes)
  }
}

passed()
