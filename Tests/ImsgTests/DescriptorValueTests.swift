import Libc
import Foundation
import Imsg
import Testing
import Unix

@Suite("A descriptor is one")
struct DescriptorValueTests {
  @Test("so -1 is refused", arguments: [-1, Int32.min])
  func none(_ number: Int32) async {
    await #expect(processExitsWith: .failure) { [number] in
      _ = Descriptor(owning: number)
    }
  }

  @Test("and writing to it kills nobody, if it's a socket")
  func write() async {
    await #expect(processExitsWith: .success) {
      signal(SIGPIPE, SIG_DFL)
      let ends = try SocketPair()
      let end = ends.left
      try ends.right.close()
      let bytes: [UInt8] = [1, 2, 3]
      let error = #expect(throws: SystemError.self) {
        _ = try end.write(bytes.span.bytes)
      }
      #expect(error?.number == EPIPE)
      var action = sigaction()
      sigaction(SIGPIPE, nil, &action)
      #expect(action.__sigaction_handler.sa_handler == nil)
    }
  }

  @Test("and reading no bytes is refused: it would look like the end")
  func nothing() async {
    await #expect(processExitsWith: .failure) {
      let ends = try SocketPair()
      _ = try ends.left.read(upTo: 0)
    }
  }

  @Test("and nothing yet is an error where it doesn't wait")
  func later() throws {
    let ends = try SocketPair()
    try #require(fcntl(ends.left.number, F_SETFL, O_NONBLOCK) == 0)
    let error = #expect(throws: SystemError.self) {
      _ = try ends.left.read(upTo: 10)
    }
    #expect(error?.number == EAGAIN)
  }

  @Test("and other files are written as ever")
  func file() throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    let output = Descriptor(owning: ends[0])
    let input = Descriptor(owning: ends[1])
    let bytes: [UInt8] = [1, 2, 3]
    #expect(try input.write(bytes) == 3)
    #expect(try output.read(upTo: 10) == bytes)
  }
}

@Suite("A socket's peer can be identified")
struct PeerCredentialsTests {
  @Test("by user, group and process")
  func pair() throws {
    let ends = try SocketPair()
    let peer = try ends.left.peerCredentials()
    #expect(peer.user == geteuid())
    #expect(peer.group == getegid())
    #if os(Linux) || canImport(Darwin)
      #expect(peer.processID == getpid())
    #endif
  }

  @Test("but not of what has none")
  func none() throws {
    let unconnected = Descriptor(owning: makeStreamSocket())
    var error = #expect(throws: SystemError.self) {
      _ = try unconnected.peerCredentials()
    }
    #expect(error?.number == ENOTCONN)
    let file = Descriptor(owning: open("/dev/null", O_RDONLY))
    error = #expect(throws: SystemError.self) {
      _ = try file.peerCredentials()
    }
    #expect(error?.number == ENOTSOCK)
  }
}
