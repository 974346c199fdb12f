import Foundation
import Imsg
import Testing
import Unix

@Suite("A hostile peer does no harm")
struct HostileTests {
  @Test("in messages drawn by lot, a hundred thousand or HOSTILE_MESSAGES")
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

/// Receives so many hostile messages, and counts what is left of them.
private func attack(messages: Int) throws {
  let travellers = try (0..<12).map { _ in try Traveller() }
  var hostile = Hostile(seed: 1)
  let descriptors = try openDescriptors()
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
  #expect(try openDescriptors() == descriptors)
  for traveller in travellers {
    _ = traveller.leave()
    #expect(traveller.isClosedEverywhere())
  }
}

/// How many descriptors this process has open.
private func openDescriptors() throws -> Int {
  try FileManager.default.contentsOfDirectory(atPath: "/dev/fd").count
}

/// The most memory that this process had at a time, in bytes.
private func peakMemory() -> Int {
  var usage = rusage()
  // The name for 0, RUSAGE_SELF, has another type on Linux.
  getrusage(0, &usage)
  #if os(Linux)
    return usage.ru_maxrss << 10
  #else
    return usage.ru_maxrss
  #endif
}
