import Libc
import Foundation
import Supervisor
import Synchronization
import TestSupport
import Testing

/// What chapter 09 cannot show by itself: its client's server ends while it is
/// asked.
@Suite struct TmuxTests {
  @Test("fault 29: a server that ends before it answers is none")
  func reset() throws {
    let book = try SmallBook()
    try book.write(script: "", to: "bin/tmux")
    let listener = makeStreamSocket()
    defer { close(listener) }
    try #require(listenAtPath(listener, book.path(of: "socket")) == 0)
    // It leaves the question's last two bytes unread. So the kernel resets the
    // connection, and the client reads ECONNRESET and no end of file.
    let question = "list-session"
    let heard = Mutex("")
    Thread.detachNewThread {
      let end = accept(listener, nil, nil)
      var byte: UInt8 = 0
      while !heard.withLock({ $0.hasSuffix(question) }),
        recv(end, &byte, 1, 0) == 1
      {
        heard.withLock { $0.unicodeScalars.append(UnicodeScalar(byte)) }
      }
      close(end)
    }
    let run = try book.shell("09-tmux socket")
    shutdown(listener, Int32(SHUT_RDWR))
    #expect(heard.withLock { $0.hasSuffix(question) })
    #expect(run.ending == .exit(1))
    #expect(run.printed == "09-tmux: no server runs at socket\n")
  }
}
