import Libc
import Testing
import Unix

@testable import Httpd

@Suite("A socket that was with a worker")
struct ListenerTests {
  @Test("is non-blocking again before the next worker has it")
  func blocking() throws {
    let listener = try open()
    try requireListening(listener.number)
    #expect(fcntl(listener.number, F_GETFL) & O_NONBLOCK != 0)
  }

  @Test("is refused if it isn't listening any more")
  func deaf() throws {
    let listener = try open()
    shutdown(listener.number, Int32(SHUT_RD))
    #expect(throws: NotListening.self) {
      try requireListening(listener.number)
    }
  }

  private func open() throws -> Descriptor {
    let listener = Descriptor(
      owning: try check("socket", socket(AF_INET, streamSocket, 0)))
    try check("listen", listenOnLoopback(listener.number, 0))
    return listener
  }
}
