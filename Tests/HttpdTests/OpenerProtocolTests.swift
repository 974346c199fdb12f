import Imsg
import Libc
import HTTP
import Testing
import Unix

@testable import Httpd

@Suite("The channel between worker and opener")
struct OpenerProtocolTests {
  @Test("has a refusal if the worker had no number left for the descriptor")
  func lost() throws {
    // The highest bit of the length marks a message with a descriptor.
    let answer = try answer(
      [6, 0, 0, 0] + [16, 0, 0, 128] + [7, 0, 0, 0] + [0, 0, 0, 0])
    #expect(answer.id == 7)
    #expect(answer.reason == EMFILE)
  }

  @Test(
    "carries nothing but requests and answers",
    arguments: [MessageType.request, MessageType.ping, 99])
  func wrong(type: UInt32) throws {
    #expect(throws: (any Error).self) {
      try answer(
        [UInt8(type), 0, 0, 0] + [20, 0, 0, 0] + [7, 0, 0, 0] + [0, 0, 0, 0]
          + [2, 0, 0, 0])
    }
  }

  /// The answer that the worker reads from a message.
  private func answer(
    _ message: [UInt8]
  ) throws -> (id: UInt32, reason: Int32?) {
    let ends = try SocketPair()
    _ = try ends.left.write(message)
    var channel = Imsgbuf(ends.right, passesDescriptors: true)
    #expect(try channel.input.read() == .bytes)
    guard let answer = try channel.nextAnswer() else { throw NoAnswer.cut }
    let id = answer.id
    do throws(Refusal) {
      _ = try answer.file.get()
      return (id, nil)
    } catch {
      return (id, error.number)
    }
  }
}
