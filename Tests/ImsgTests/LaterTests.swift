import Libc
import Foundation
import Imsg
import Testing
import Unix

#if os(Linux)
  @Suite("What can be done later is no error")
  struct LaterTests {
    @Test("when the system is short of memory: ENOBUFS")
    func buffers() async {
      // In a process of its own, whose calls can be made to fail.
      await #expect(processExitsWith: .success) {
        try withChannel { channel, peer in
          failSends(of: 1_016, error: ENOBUFS)
          try channel.output.compose(
            type: 1, [UInt8](repeating: 0, count: 1_000))
          let isDone = try channel.output.write()
          #expect(!isDone)
          #expect(channel.output.queueLength == 1)
          // With another behind it, it's another call.
          try channel.output.compose(type: 2)
          try channel.output.flush()
          let count = try peer.receive().bytes.count
          #expect(count == 1_032)
        }
      }
    }

    @Test("when too many descriptors are under way: ETOOMANYREFS")
    func descriptors() async {
      await #expect(processExitsWith: .success) {
        // Root may have as many under way as it likes, another user few.
        _ = setuid(65_534)
        var few = rlimit(rlim_cur: 40, rlim_max: 40)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &few)
        let ends = try SocketPair()
        var sender = Imsgbuf(ends.left, passesDescriptors: true)
        var receiver = Imsgbuf(ends.right, passesDescriptors: true)
        _ = fcntl(sender.number, F_SETFL, O_NONBLOCK)
        _ = fcntl(receiver.number, F_SETFL, O_NONBLOCK)
        // The sender closes what it sent, so that it's only under way.
        var sent = 0
        var isDone = true
        while isDone, sent < 200 {
          sent += 1
          try sender.output.compose(type: 1, descriptor: copyOfZero())
          isDone = try sender.output.write()
        }
        #expect(!isDone)
        var received = 0
        while received < sent {
          let letters = try receiver.readLetters()
          #expect(!letters.contains { !$0.isMarked })
          received += letters.count
          _ = try sender.output.write()
        }
        #expect(sender.output.queueLength == 0)
      }
    }
  }

  private func copyOfZero() -> Descriptor { Descriptor(owning: dup(0)) }

  /// Lets each send(2) of so many bytes fail.
  private func failSends(of count: Int, error: Int32) {
    #if arch(x86_64)
      let call: UInt32 = 44
    #else
      let call: UInt32 = 206
    #endif
    let (load, isEqual, answer): (UInt16, UInt16, UInt16) = (0x20, 0x15, 0x06)
    var program = [
      sock_filter(code: load, jt: 0, jf: 0, k: callAt),
      sock_filter(code: isEqual, jt: 0, jf: 3, k: call),
      // The third argument, of which the lower half comes first.
      sock_filter(code: load, jt: 0, jf: 0, k: argumentsAt + 16),
      sock_filter(code: isEqual, jt: 0, jf: 1, k: UInt32(count)),
      sock_filter(code: answer, jt: 0, jf: 0, k: 0x5_0000 | UInt32(error)),
      sock_filter(code: answer, jt: 0, jf: 0, k: 0x7FFF_0000),
    ]
    _ = refuseNewPrivileges()
    let result = installFilter(&program, UInt16(program.count))
    precondition(result == 0, "a filter can be installed")
  }
#endif
