import HTTP
import TestSupport
import Testing

@Suite struct SpoiltHeadTests {
  private let good = [
    "GET / HTTP/1.1\nHost: localhost\nConnection: keep-alive, close\n\n",
    "HEAD /%2e?b HTTP/1.0\nConnection: keep-alive\nContent-Length: 0\n\n",
    "GET /a.html HTTP/1.1\nHost: localhost\nRange: bytes=10-99\nIf-Range: \"a\"\n\n",
    "GET /a HTTP/1.1\nHost: localhost\nRange: bytes=-9223372036854775807\n\n",
    "GET / HTTP/1.1\nHost: localhost\nIf-None-Match: W/\"a\", \"b\", *\n\n",
    "GET // HTTP/1.1\nHost: localhost\nIf-Modified-Since: x\nRange: bytes=0-\n\n",
  ].map { head($0) }

  @Test("thirty thousand corrupted heads get valid responses, and no trap")
  func spoilt() throws {
    var random = SeededGenerator(seed: 12)
    var answered = 0
    for _ in 0..<30_000 {
      var bytes = good.randomElement(using: &random) ?? []
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        spoil(&bytes, &random)
      }
      guard let request = request(in: bytes) else { continue }
      let size = [0, 1, 50, Int.max].randomElement(using: &random) ?? 0
      let answer = Answer(
        to: request,
        file: FileMetadata(size: size, modified: size, changed: .seconds(size)),
        path: [], at: 50)
      let slash = Answer(toFolder: request)
      answered += 1
      try #require(answer.fileRange.upperBound <= size, "\(request)")
      for answer in [answer, slash] {
        let head = answer.bytes(date: "", keepsAlive: request.keepsAlive)
        let lines = head.count { $0 == 10 } - (answer.text == "" ? 0 : 1)
        try #require(lines == answer.headers.count + 4, "\(request)")
      }
    }
    #expect(answered > 3_000)
  }

  /// The request at the start of `bytes`, if its path is valid as well.
  private func request(in bytes: [UInt8]) -> Request? {
    guard let length = try? headLength(of: bytes),
      let request = try? Request(head: bytes[..<length]),
      let path = try? request.path(in: "f"), path.starts(with: "f/".utf8)
    else { return nil }
    return request
  }

  /// Changes, removes, adds or duplicates a few of the bytes.
  private func spoil(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 0...4, using: &random))
    let signs = Array("-=,:*\"/%?0199 \t\r\n\0\u{e4}".utf8)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 2:
      bytes.insert(signs.randomElement(using: &random) ?? 0, at: place)
    default:
      if place < bytes.count {
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
    }
  }
}
