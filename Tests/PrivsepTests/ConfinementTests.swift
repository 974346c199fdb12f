import Libc
import Testing

@testable import Privsep

@Suite struct ConfinementTests {
  @Test("says what is in force, and what is not denied")
  func describes() {
    let all = Confinement(hasFilter: true, landlockABI: 7)
    #expect(all.description == "seccomp, Landlock ABI 7")
    #expect(all.gaps == [])
    let some = Confinement(hasFilter: true, landlockABI: 4)
    #expect(
      some.description
        == "seccomp, Landlock ABI 4; not denied: device ioctls, signals, "
        + "abstract sockets")
    let noFilter = Confinement(hasFilter: false, landlockABI: 7)
    #expect(
      noFilter.description == "Landlock ABI 7; not denied: system calls")
    let none = Confinement(hasFilter: false, landlockABI: 0)
    #expect(
      none.description
        == "nothing; not denied: system calls, files, truncation, TCP, "
        + "device ioctls, signals, abstract sockets")
  }

  #if os(Linux)
    @Test("Landlock is needed where directories are named", .needsSeccomp)
    func missing() {
      #expect(throws: SandboxError.missing(.landlock)) {
        try Sandbox.enter([.standardIO, .read(["/"])], landlockABI: 0)
      }
    }
  #endif
}
