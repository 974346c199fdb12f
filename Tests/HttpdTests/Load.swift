import Foundation
import TestSupport
import Testing

/// Clients that ask a server without end, and hold each answer against what
/// they asked for.
final class Load: @unchecked Sendable {
  private let folder: Folder
  private let changed = NSCondition()
  private let clients = DispatchGroup()
  private var port: UInt16
  /// How many servers there were before this one.
  private var generation = 0
  private var isOver = false
  private var counts = Counts()

  struct Counts {
    var requests = 0
    var answers = 0
    /// Connections that have ended before the last answer.
    var cut = 0
    var refused = 0
    /// What was no answer, or another's.
    var wrong: [String] = []
  }

  /// Starts some clients, each on a thread of its own.
  init(on folder: Folder, at port: UInt16, seed: UInt64) {
    self.folder = folder
    self.port = port
    for number in 0..<3 {
      clients.enter()
      Thread.detachNewThread { [self] in
        ask(SeededGenerator(seed: seed &+ UInt64(number)))
        clients.leave()
      }
    }
  }

  /// Lets them ask another server, which stands in for one that is gone.
  func move(to port: UInt16) {
    changed.withLock {
      self.port = port
      generation += 1
      changed.broadcast()
    }
  }

  /// Waits until each of them has its last answer, and counts all.
  func end() -> Counts {
    changed.withLock {
      isOver = true
      changed.broadcast()
    }
    clients.wait()
    return counts
  }

  /// Waits up to a minute for so many more answers.
  func wait(forAnswers count: Int) throws {
    let deadline = Date.now + 60
    let came = changed.withLock {
      let due = counts.answers + count
      while counts.answers < due {
        if !changed.wait(until: deadline) { return false }
      }
      return true
    }
    try #require(came)
  }

  private func ask(_ lot: consuming SeededGenerator) {
    var refusing: Int?
    while let (port, generation) = next(besides: refusing) {
      do {
        try connect(to: port, &lot)
      } catch NoAnswer.refused {
        count { $0.refused += 1 }
        refusing = generation
      } catch NoAnswer.cut {
        count { $0.cut += 1 }
      } catch {
        count { $0.wrong.append("\(error)") }
      }
    }
  }

  /// Whom to ask next, or nil if it is over.
  ///
  /// Who was refused waits for another server.
  private func next(besides refusing: Int?) -> (UInt16, Int)? {
    changed.withLock {
      while generation == refusing, !isOver { changed.wait() }
      return isOver ? nil : (port, generation)
    }
  }

  /// Makes a connection, and asks a few times, sometimes ahead.
  private func connect(
    to port: UInt16, _ lot: inout SeededGenerator
  ) throws {
    let client = try Client(to: port)
    for _ in 0..<Int.random(in: 1...8, using: &lot) {
      let files = (0..<Int.random(in: 1...3, using: &lot)).map { _ in
        folder.files[Int.random(in: folder.files.indices, using: &lot)]
      }
      count { $0.requests += files.count }
      try client.send(files.map { request($0) }.joined())
      for file in files {
        let response = try client.response()
        count { $0.answers += 1 }
        if !response.isFile(file) {
          count { $0.wrong.append("\(file): \(response)") }
        }
      }
    }
  }

  private func count(_ change: (inout Counts) -> Void) {
    changed.withLock {
      change(&counts)
      changed.broadcast()
    }
  }
}
