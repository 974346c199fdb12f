import Testing

@testable import Httpd

@Suite("A part whose timer fires") struct SupervisedTests {
  @Test("has another round if it is far too late, as after a stop of all")
  func late() {
    let part = Supervised(.worker)
    #expect(!part.isLate(at: part.due))
    #expect(!part.isLate(at: part.due + .milliseconds(900)))
    #expect(part.isLate(at: part.due + .milliseconds(1100)))
  }
}
