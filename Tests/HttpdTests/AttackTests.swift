import Attacks
import Foundation
import Libc
import Supervisor
import TestSupport
import Testing

#if os(Linux)
  @Suite("The table of attacks", .needsSandbox, .ownThread)
  struct AttackTests {
    @Test("has a row for each attack, and the separated server withstands all")
    func table() throws {
      let run = try attack(limit: 300_000)
      #expect(run.ending == .exit(0), "\(run.text)")
      #expect(run.running == 0)
      #expect(run.unreaped == 0)
      let rows = run.text.split(separator: "\n").map { row in
        [row.prefix(36), row.dropFirst(36).prefix(15), row.dropFirst(51)]
          .map { $0.trimmingCharacters(in: .whitespaces) }
      }
      #expect(rows.first == ["", "alone", "separated  stopped by"])
      #expect(rows.dropFirst().map { $0[0] } == Attack.all.map(\.wish))
      for row in rows.dropFirst() {
        // The attacks prove something only if the other server succumbs, where
        // it has something to attack.
        #expect(row[1] != "nothing", "\(row)")
      }
    }

    @Test(
      "names what stops each: without it the attack comes through",
      arguments: Attack.all.filter { $0.obstacle == nil })
    func withoutAll(_ one: Attack) throws {
      let run = try attack([one.name] + one.defencesHere.map(\.rawValue))
      #expect(run.text == one.gain + "\n")
      #expect(run.ending == .exit(1))
      #expect(run.running == 0)
      #expect(run.unreaped == 0)
    }

    @Test(
      "names what stops each: any one of its defences is enough",
      arguments: Attack.all.filter { $0.obstacle == nil })
    func withOne(_ one: Attack) throws {
      let defences = one.defencesHere.map(\.rawValue)
      // A single one is in the table.
      for left in defences where defences.count > 1 {
        let run = try attack([one.name] + defences.filter { $0 != left })
        #expect(run.text == "nothing\n", "only \(left)")
        #expect(run.ending == .exit(0), "only \(left)")
        #expect(run.running == 0)
        #expect(run.unreaped == 0)
      }
    }

    @Test("is not all: parts that do things by chance stop no honest client")
    func byChance() throws {
      let environment = ProcessInfo.processInfo.environment
      let seconds = environment["FUZZ_SECONDS"].flatMap(UInt16.init) ?? 2
      let run = try httpd(
        ["fuzz", "\(seconds)"], limit: 1000 * (Int(seconds) + 120))
      let success = /\d+ answers during \d+ attacks.*\n.* status 0\n/
      #expect(run.text.wholeMatch(of: success) != nil, "\(run.text)")
      #expect(run.ending == .exit(0))
      #expect(run.running == 0)
      #expect(run.unreaped == 0)
    }

    @Test("leaves nothing when it is interrupted")
    func interrupted() throws {
      let folder = NSTemporaryDirectory() + "attack-\(UUID())"
      let files = FileManager.default
      try files.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o755])
      defer { try? files.removeItem(atPath: folder) }
      // Once it has printed a row, others are under way.
      let script = """
        "$0" attack > rows & attack=$!
        until grep -qs nothing rows; do sleep 0.01; done
        echo bait-* > baits && kill $attack && wait $attack
        """
      let run = try Command(
        ["/bin/sh", "-c", script, Server.program],
        environment: ["TMPDIR": folder, "PATH": "/usr/bin:/bin"],
        directory: folder, limit: 60_000
      ).run()
      let printed = String(decoding: run.output, as: UTF8.self)
      #expect(printed == "16-httpd: interrupted\n")
      #expect(run.ending == .exit(1))
      #expect(run.running == 0)
      #expect(run.unreaped == 0)
      let left = try files.contentsOfDirectory(atPath: folder)
      #expect(Set(left) == ["rows", "baits"])
    }

    @Test(
      "is not tried with an attack or a defence that there isn't",
      arguments: [
        ["attack", "nothing"], ["attack", "hang", "nothing"], ["fuzz"],
        ["fuzz", "-1"],
      ])
    func misuse(_ words: [String]) throws {
      let run = try httpd(words)
      #expect(run.text.hasPrefix("16-httpd: usage: "))
      #expect(run.ending == .exit(1))
    }
  }

  /// A word for each, in reports.
  extension Attack: CustomTestStringConvertible {
    /// Its name.
    public var testDescription: String { name }
  }

  private struct Outcome {
    let text: String
    let ending: Run.Ending
    let running: Int?
    let unreaped: Int?
  }

  private func attack(
    _ words: [String] = [], limit: Int = 120_000
  ) throws -> Outcome {
    try httpd(["attack"] + words, limit: limit)
  }

  private func httpd(
    _ words: [String], limit: Int = 120_000
  ) throws -> Outcome {
    let run = try Command(
      [Server.program] + words, environment: [:], directory: "/", limit: limit
    ).run()
    return Outcome(
      text: String(decoding: run.output, as: UTF8.self), ending: run.ending,
      running: run.running, unreaped: run.unreaped)
  }
#endif
