import Foundation
import Imsg
import TestSupport
import Testing
import Unix

@Suite("A hostile peer does no harm")
struct HostileTests {
  @Test(
    "in messages drawn by lot, a hundred thousand or HOSTILE_MESSAGES",
    .ownThread)
  func lot() async {
    // In a process of its own, whose descriptors and memory can be counted.
    await #expect(processExitsWith: .success) {
      let wanted = ProcessInfo.processInfo.environment["HOSTILE_MESSAGES"]
      let messages = wanted.flatMap { Int($0) } ?? 100_000
      do {
        try attack(messages: messages)
      } catch {
        Issue.record("\(error)")
      }
    }
  }
}

@Suite("A payload is what its writer wrote")
struct PayloadScenarioTests {
  @Test("in ten thousand payloads drawn by lot")
  func lot() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<10_000 {
      let count = Int.random(in: 0...120, using: &random)
      let steps = (0..<count).map { _ in
        UInt8.random(in: 0...60, using: &random)
      }
      do {
        try PayloadScenario(steps: steps).play()
      } catch {
        Issue.record("\(steps): \(error)")
        return
      }
    }
  }
}

/// Receives so many hostile messages, and counts what is left of them.
private func attack(messages: Int) throws {
  let travellers = try (0..<12).map { _ in try Traveller() }
  var hostile = Hostile(seed: 1)
  let channels = openChannels()
  var memory = 0
  var count = 0
  while count < messages {
    let scenario = hostile.scenario(
      messages: 400, descriptors: travellers.count)
    count += try scenario.play(passing: travellers)
    // What the first scenarios needed stays.
    if count < messages / 4 { memory = peakMemory() }
  }
  #expect(peakMemory() - memory < 1 << 20)
  #expect(openChannels() == channels)
  for traveller in travellers {
    _ = traveller.leave()
    #expect(traveller.isClosedEverywhere())
  }
}

/// How many pipes and sockets this process has open.
///
/// The system's libraries open other descriptors when they like, as for timers.
private func openChannels() -> Int {
  (0..<1_024).count { (descriptor: Int32) in
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return false }
    return [S_IFIFO, S_IFSOCK].contains(status.st_mode & S_IFMT)
  }
}
