import Exercises
import Libc

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
    let flags = fcntl(end, F_GETFL)
    let told = ask(question, on: end)
    let count = told.count == answer.count ? "other" : "\(told.count)"
    expect(
      told == answer,
      happened:
        "asked with \(question.count) bytes, it returned \(count) bytes",
      should: "return the answer, \(answer.count) bytes")
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

trial("an answer in pieces") {
  // Small pieces take much room: they are never all on the line at once.
  expectAnswer(noise(.random(in: 10_000...12_000)), in: 7, to: noise(99))
}

trial("a long question, and as long an answer") {
  let size = Int.random(in: 1_050_000...1_060_000)
  expectAnswer(noise(size), in: 1 << 16, to: noise(size))
}

trial("an empty question, and an empty answer") {
  let words = noise(.random(in: 10...90))
  for (question, answer) in [([], words), (words, [])] {
    expectAnswer(answer, to: question)
  }
}
passed()
