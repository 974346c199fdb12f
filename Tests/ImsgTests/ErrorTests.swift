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
  ]

  @Test("each its own", arguments: numbers)
  func number(_ error: ImsgError, _ number: Int32) {
    #expect(error.number == number)
  }

  @Test("the system's own pass through")
  func system() {
    // It is no descriptor, and stays none.
    var channel = Imsgbuf(Descriptor(owning: -1))
    let error = #expect(throws: ImsgError.self) { _ = try channel.read() }
    #expect(error?.number == EBADF)
  }
}
