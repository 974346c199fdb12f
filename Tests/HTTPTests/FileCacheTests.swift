import Libc
import Testing
import Unix

@testable import HTTP

@Suite("Files that stay open for a while")
struct FileCacheTests {
  @Test("are found by the bytes of their paths")
  func bytes() {
    var cache = FileCache(capacity: 3)
    let paths = ["/\u{e9}", "/e\u{301}", "/K", "/\u{212a}"].map {
      Array($0.utf8)
    }
    let files = paths.map { _ in openFile() }
    let isFirst = (0...2).map { cache.keep(files[$0], for: paths[$0]) }
    #expect(isFirst == [true, false, false])
    for number in 0...2 { #expect(cache[paths[number]] === files[number]) }
    #expect(cache[paths[3]] == nil)
    // One too many: the cache starts again.
    let begins = cache.keep(files[3], for: paths[3])
    #expect(begins)
    #expect(cache[paths[0]] == nil)
    #expect(cache[paths[3]] === files[3])
    cache.clear()
    #expect(cache[paths[3]] == nil)
  }

  private func openFile() -> OpenFile {
    let number = open("/dev/null", O_RDONLY | O_CLOEXEC)
    return OpenFile(Descriptor(owning: number))
  }
}
