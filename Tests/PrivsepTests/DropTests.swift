import Libc
import Privsep
import Testing

/// What `drop` does without changing this process.
///
/// That it gives up root, and in which order, the chapter's fences show.
@Suite struct DropTests {
  @Test(
    "refuses root and the -1 that changes nothing, and makes no call",
    arguments: [
      Identity(user: 0, group: 1234), Identity(user: 1234, group: 0),
      Identity(user: .max, group: 1234), Identity(user: 1234, group: .max),
    ])
  func refuses(identity: Identity) {
    #expect(throws: DropError.refused(identity)) {
      try drop(to: identity, root: "/")
    }
  }

  @Test(
    "fails at the first call that needs root",
    .enabled(if: geteuid() != 0, "root would drop for good"))
  func failsWithoutRoot() throws {
    let identity = Identity(user: 1234, group: 1234)
    let bare = #expect(throws: DropError.self) { try drop(to: identity) }
    #expect(bare?.description == "setgroups: Operation not permitted")
    let jailed = #expect(throws: DropError.self) {
      try drop(to: identity, root: "/")
    }
    #expect(jailed?.description == "chroot: Operation not permitted")
  }

  @Test("finds root by name, and nobody by a name that is not there")
  func looksUp() {
    #expect(Identity(named: "root") == Identity(user: 0, group: 0))
    #expect(Identity(named: "nobody of this name") == nil)
  }

  @Test("says what was not given up")
  func describes() {
    let error = DropError.kept(.capabilities)
    #expect(error.description == "not given up: capabilities")
  }
}
