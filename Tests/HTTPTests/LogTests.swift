import Foundation
import Libc
import Testing

@testable import HTTP

@Suite("The log")
struct WholeLineTests {
  @Test("has only whole lines after a full disk, and counts those lost")
  func full() async {
    // The limit applies to the whole process.
    await #expect(processExitsWith: .success) {
      signal(SIGXFSZ, SIG_IGN)
      let path = NSTemporaryDirectory() + "log-\(UUID().uuidString)"
      let number = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      unlink(path)
      var log = Log(to: number)
      #if canImport(Darwin)
        let fileSize = RLIMIT_FSIZE
      #else
        let fileSize = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
      #endif
      var limit = rlimit()
      getrlimit(fileSize, &limit)
      let usual = limit.rlim_cur
      // The second line exceeds it.
      limit.rlim_cur = 60
      setrlimit(fileSize, &limit)
      for number in 1...4 { log.add("line \(number)".utf8) }
      log.flush()
      #expect(log.isEmpty)
      log.add("line 5".utf8)
      log.flush()
      #expect(log.isEmpty)
      limit.rlim_cur = usual
      setrlimit(fileSize, &limit)
      log.add("line 6".utf8)
      log.flush()
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = pread(number, &bytes, 4096, 0)
      let lines = String(decoding: bytes.prefix(count), as: UTF8.self)
        .split(separator: "\n").map { $0.dropFirst(30) }
      #expect(lines == ["line 1", "line 2", "3 lines lost", "line 6"])
    }
  }

  @Test("loses no line of a turn where there is room")
  func burst() throws {
    let path = NSTemporaryDirectory() + "log-\(UUID().uuidString)"
    let number = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    try #require(number != -1)
    unlink(path)
    defer { close(number) }
    var log = Log(to: number)
    // Each byte becomes four.
    let request = String(repeating: "\\", count: 1000)
    for _ in 0..<100 { log.add(Log.Entry(request: request)) }
    log.flush()
    #expect(log.isEmpty && log.unwritten == 0)
    #expect(lseek(number, 0, SEEK_END) > 100 * 4000)
  }

  @Test("fits even the longest request into a single write to a pipe")
  func long() throws {
    let ends = try [Int32](unsafeUninitializedCapacity: 2) { ends, count in
      try #require(pipe(ends.baseAddress!) == 0)
      count = 2
    }
    defer { for end in ends { close(end) } }
    var log = Log(to: ends[1])
    let request = String(repeating: "\u{1}", count: 10_000)
    for _ in 0..<3 { log.add(Log.Entry(request: request, count: .max)) }
    log.flush()
    #expect(log.isEmpty)
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(ends[0], &bytes, 1 << 16)
    let lines = bytes.prefix(count).split(separator: UInt8(ascii: "\n"))
    #expect(lines.count == 3 && lines.allSatisfy { $0.count < PIPE_BUF })
    #expect(lines.allSatisfy { $0.suffix(80).contains("\"... 200 ".utf8) })
  }
}

@Suite("A field of the log")
struct LogTests {
  @Test("ends only at its end, whatever it contains")
  func quoting() {
    let all = (UInt8.min...UInt8.max).map { $0 }
    let text = quoted(all)
    #expect(text.count { $0 == UInt8(ascii: "\"") } == 2)
    #expect(text.allSatisfy { (32...126).contains($0) })
    // No two fields look the same.
    let single = Set(all.map { quoted([$0]) })
    #expect(single.count == 256)
    #expect(!single.contains(quoted(Array("\\x22".utf8))))
    #expect(quoted(Array("/a b~".utf8)) == Array("\"/a b~\"".utf8))
    #expect(quoted([34, 92, 9, 255]) == Array(#""\x22\x5c\x09\xff""#.utf8))
  }
}
