import HTTP
import TestSupport
import Testing

@Suite struct SpoiltHeadTests {
  private let good = [
    "GET / HTTP/1.1\nHost: a\nConnection: keep-alive, close\n\n",
    "HEAD /%2e?b HTTP/1.0\nConnection: keep-alive\nContent-Length: 0\n\n",
    "GET /a.html HTTP/1.1\nHost: a\nRange: bytes=10-99\nIf-Range: \"a\"\n\n",
    "GET /a HTTP/1.1\nHost: a\nRange: bytes=-9223372036854775807\n\n",
    "GET / HTTP/1.1\nHost: a\nIf-None-Match: W/\"a\", \"b\", *\n\n",
    "GET // HTTP/1.1\nHost: a\nIf-Modified-Since: x\nRange: bytes=0-\n\n",
  ].map { head($0) }

  @Test("thirty thousand spoilt heads get answers that hold, and no trap")
  func spoilt() throws {
    var lot = SeededGenerator(seed: 12)
    var answered = 0
    for _ in 0..<30_000 {
      var bytes = good.randomElement(using: &lot) ?? []
      for _ in 0..<Int.random(in: 1...4, using: &lot) {
        spoil(&bytes, &lot)
      }
      guard let request = request(in: bytes) else { continue }
      let size = [0, 1, 50, Int.max].randomElement(using: &lot) ?? 0
      let answer = Answer(
        to: request,
        file: FileFacts(size: size, seconds: size, nanoseconds: 0),
        path: "a")
      let slash = Answer(addingSlashTo: request)
      answered += 1
      try #require(answer.body.upperBound <= size, "\(request)")
      for answer in [answer, slash] {
        let head = answer.head(date: "", keepsAlive: request.keepsAlive)
        let lines = head.count { $0 == 10 } - (answer.text == "" ? 0 : 1)
        try #require(lines == answer.headers.count + 4, "\(request)")
      }
    }
    #expect(answered > 3_000)
  }

  /// The request that some bytes begin with, if its path is good as well.
  private func request(in bytes: [UInt8]) -> Request? {
    guard let length = try? headLength(of: bytes),
      let request = try? Request(head: bytes[..<length]),
      let path = try? request.path(in: "f"), path.hasPrefix("f/")
    else { return nil }
    return request
  }

  /// Changes, removes, adds or doubles some bytes.
  private func spoil(_ bytes: inout [UInt8], _ lot: inout SeededGenerator) {
    let place = Int.random(in: 0...bytes.count, using: &lot)
    let end = min(bytes.count, place + Int.random(in: 0...4, using: &lot))
    let signs = Array("-=,:*\"/%?0199 \t\r\n\0\u{e4}".utf8)
    switch Int.random(in: 0..<4, using: &lot) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 2:
      bytes.insert(signs.randomElement(using: &lot) ?? 0, at: place)
    default:
      if place < bytes.count {
        bytes[place] = UInt8.random(in: 0...255, using: &lot)
      }
    }
  }
}
