import Foundation
import Testing
import Unix

@testable import Httpd

@Suite("A part of the server", .needsSandbox, .ownThread)
struct PartTests {
  @Test(
    "dumps no core",
    arguments: [Role.opener, .worker])
  func core(role: Role) throws {
    let part = try PartAlone(role)
    _ = try part.answers()
    let limits = try String(
      contentsOfFile: "/proc/\(part.processID)/limits", encoding: .utf8)
    #expect(limits.contains(/Max core file size +0 +0/))
    #expect(try part.end() == .status(0))
  }

  @Test(
    "exits if its parent violates the protocol",
    arguments: [Role.opener, .worker], [99, MessageType.channel])
  func wrong(role: Role, type: UInt32) throws {
    let part = try PartAlone(role)
    try part.send(type)
    #expect(try part.wait() == .status(1))
    // Its parent adds who it is.
    #expect(part.errors.text == "unexpected message of type \(type)\n")
  }
}
