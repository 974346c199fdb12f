import CShims
import Exercises

/// Bytes drawn by lot; many of them are the first ones, over and over.
private func noise(_ count: Int) -> [UInt8] {
  var bytes = (0..<251).map { _ in UInt8.random(in: 0...255) }
  while bytes.count < count { bytes += bytes }
  return Array(bytes.prefix(count))
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
    for start in stride(from: 0, to: answer.count, by: size) {
      let piece = Array(answer[start..<min(start + size, answer.count)])
      write(end, piece, piece.count)
    }
  } _: { end in
    let told = ask(question, on: end)
    let wanted = "return the answer, \(answer.count) bytes"
    expect(
      told.count == answer.count,
      happened: "asked with \(question.count) bytes, "
        + "it returned \(told.count) bytes", should: wanted)
    expect(
      told == answer, happened: "it returned other bytes than the answer",
      should: wanted)
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

trial("a question of 1 MiB, and as long an answer") {
  expectAnswer(noise(1 << 20), in: 1 << 16, to: noise(1 << 20))
}

trial("an empty question") {
  expectAnswer(noise(.random(in: 10...90)), to: [])
}

trial("no answer") {
  expectAnswer([], to: noise(.random(in: 10...90)))
}
passed()
