import Testing

@testable import Httpd

@Suite("What a part may write") struct QuotaTests {
  @Test("has a limit, in each second anew")
  func limit() {
    let start = SuspendingClock.now
    let quota = Quota(10)
    let soon = start + .milliseconds(900), later = start + .seconds(2)
    #expect(quota.allows(6, at: soon))
    #expect(!quota.allows(5, at: soon))
    #expect(quota.allows(4, at: soon))
    #expect(!quota.allows(1, at: soon))
    #expect(quota.allows(10, at: later))
    #expect(!quota.allows(1, at: later))
  }
}
