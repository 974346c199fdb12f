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

/// Lets an end hold only little of what it sends, so that the other side reads
/// less at once than it has room for.
private func narrow(_ end: Int32) {
  var size: Int32 = 1000
  setsockopt(end, SOL_SOCKET, SO_SNDBUF, &size, 4)
}

/// Asks a peer that first hears the whole question.
///
/// If it is the right one, the peer answers, in pieces of so many bytes.
private func expectAnswer(
  _ answer: [UInt8], in size: Int = 1000, to question: [UInt8]
) {
  withPeer { end in
    var heard: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(end, &buffer, buffer.count)
      if count <= 0 { break }
      heard += buffer[..<count]
    }
    if heard != question { return }
    if size < 100 { narrow(end) }
    for start in stride(from: 0, to: answer.count, by: size) {
      let piece = Array(answer[start..<min(start + size, answer.count)])
      write(end, piece, piece.count)
    }
  } _: { end in
    let flags = fcntl(end, F_GETFL)
    let told = ask(question, on: end)
    let wanted = "return the answer, \(answer.count) bytes"
    expect(
      told.count == answer.count,
      happened: "asked with \(question.count) bytes, "
        + "it returned \(told.count) bytes", should: wanted)
    expect(
      told == answer, happened: "it returned other bytes than the answer",
      should: wanted)
    expect(
      fcntl(end, F_GETFL) == flags,
      happened: "the end has other flags than before, such as O_NONBLOCK",
      should: "leave the end as it was")
  }
}

trial("a short question") {
  let size = Int.random(in: 10...90)
  expectAnswer(noise(size), to: noise(size))
}

trial("an answer of 10000 bytes") {
  expectAnswer(noise(10_000), in: 10_000, to: noise(.random(in: 10...90)))
}

trial("an answer in pieces") {
  expectAnswer(noise(.random(in: 300...400)), in: 7, to: noise(10))
}

trial("a long question, and as long an answer") {
  let size = (1 << 20) + Int.random(in: 10_000...20_000)
  expectAnswer(noise(size), in: 1 << 16, to: noise(size))
}

trial("an empty question") {
  expectAnswer(noise(.random(in: 10...90)), to: [])
}

trial("no answer") {
  expectAnswer([], to: noise(.random(in: 10...90)))
}
passed()
