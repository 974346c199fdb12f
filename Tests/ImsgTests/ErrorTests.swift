import Foundation
import Imsg
import Testing
import Unix

@Suite("Errors say what C's errno would")
struct ErrorTests {
  private static let numbers: [(ImsgError, Int32)] = [
    (.wrongLength(3), ERANGE), (.tooLong(20_000), ERANGE),
    (.endInsideMessage(4), ECONNRESET), (.outOfBounds, EBADMSG),
    (.nulInString, EINVAL), (.passesNoDescriptors, EINVAL),
    (.wrongMaximum(3), EINVAL), (.unclaimedDescriptors, EMFILE),
    (.wrongSize(3), EBADMSG), (.longString, EOVERFLOW),
    (.invalidUTF8(at: 3), EILSEQ),
  ]

  @Test("each its own", arguments: numbers)
  func number(_ error: ImsgError, _ number: Int32) {
    #expect(error.number == number)
  }

  @Test("the system's own pass through")
  func system() throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    _ = Descriptor(owning: ends[1])
    var channel = Imsgbuf(Descriptor(owning: ends[0]))
    let error = #expect(throws: ImsgError.self) { _ = try channel.input.read() }
    #expect(error?.number == ENOTSOCK)
  }
}
