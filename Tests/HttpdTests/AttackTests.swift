import Foundation
import Supervisor
import TestSupport
import Testing

@testable import enum _6_httpd.Attack

@Suite("The table of attacks", .needsSandbox, .ownThread)
struct AttackTests {
  @Test("has a row for each attack, and the separated server withstands all")
  func table() throws {
    let run = try Command(
      [Server.program, "attack"], environment: [:], directory: "/",
      limit: 180_000
    ).run()
    let printed = String(decoding: run.output, as: UTF8.self)
    #expect(run.ending == .exit(0), "\(printed)")
    #expect(run.running == 0)
    #expect(run.unreaped == 0)
    let rows = printed.split(separator: "\n").map { row in
      [row.prefix(22), row.dropFirst(22).prefix(24), row.dropFirst(46)]
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
    #expect(rows.first == ["", "alone", "separated: stopped by"])
    let attacks = Attack.allCases.map(\.rawValue)
    #expect(
      rows.dropFirst().map { $0[0] } == ["request /../secret"] + attacks)
    let guards = /seccomp|404 .*|opener: .*|parent: it .*|limit of memory: .*/
    for row in rows.dropFirst() {
      #expect(row[2].wholeMatch(of: guards) != nil, "\(row)")
      // The attacks prove something only if the other server succumbs, where
      // it has something to attack.
      #expect(row[1].wholeMatch(of: guards) == nil, "\(row)")
    }
  }
}
