import Foundation
import TestSupport
import Testing

/// Clients that send requests without end, and check that each response belongs
/// to its request.
final class Load: @unchecked Sendable {
  private let folder: Folder
  private let changed = NSCondition()
  private let clients = DispatchGroup()
  private var port: UInt16
  /// The number of servers before this one.
  private var generation = 0
  private var isOver = false
  private var counts = Counts()

  struct Counts {
    var requests = 0
    var answers = 0
    /// Connections that were closed before the last response.
    var cut = 0
    var refused = 0
    /// Responses that were malformed, or belonged to another request.
    var wrong: [String] = []
  }

  /// Starts three clients, each on a thread of its own.
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

  /// Moves the clients to another server, which replaces one that is gone.
  func move(to port: UInt16) {
    changed.withLock {
      self.port = port
      generation += 1
      changed.broadcast()
    }
  }

  /// Waits until each client has its last response, and returns the counts.
  func end() -> Counts {
    changed.withLock {
      isOver = true
      changed.broadcast()
    }
    clients.wait()
    return counts
  }

  /// Waits up to a minute for `count` more responses.
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

  private func ask(_ random: consuming SeededGenerator) {
    var refusing: Int?
    while let (port, generation) = next(besides: refusing) {
      do {
        try connect(to: port, &random)
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

  /// The server to connect to next, or nil if it is over.
  ///
  /// A client that was refused waits for another server.
  private func next(besides refusing: Int?) -> (UInt16, Int)? {
    changed.withLock {
      while generation == refusing, !isOver { changed.wait() }
      return isOver ? nil : (port, generation)
    }
  }

  /// Makes a connection, and sends requests, some of them pipelined.
  private func connect(
    to port: UInt16, _ random: inout SeededGenerator
  ) throws {
    let client = try Client(to: port)
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let files = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        folder.files[Int.random(in: folder.files.indices, using: &random)]
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
