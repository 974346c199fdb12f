import Foundation
import Unix
import Yardstick

/// How many messages a second two processes pass by Imsg, and beside it by
/// plain C, and by bare system calls that move as many bytes.
enum MessageBenchmark {
  private static let rounds = 5

  /// Prints medians, in thousands of messages a second, and their ratios.
  static func show() throws {
    print(row("messages a second, in thousands", ["bare", "C", "Imsg"]))
    for size in [16, 128, 1024, 8192] {
      for batch in [1, 64] {
        let bytes = batch * (size + 16)
        let traffic = Traffic(
          size: size, batch: batch,
          count: batch * min(50_000, 200_000_000 / bytes))
        try compare(
          "\(size) bytes, \(batch == 1 ? "each flushed" : "64 at once")",
          traffic, way: .away)
      }
    }
    try compare(
      "128 bytes, there and back", Traffic(size: 128, count: 40_000),
      way: .thereAndBack)
    try compare(
      "with a descriptor each",
      Traffic(size: 16, count: 100_000, withDescriptors: true), way: .away)
    try showAllocations()
  }

  /// Where the messages go.
  private enum Way {
    case away
    case thereAndBack
  }

  private static func compare(
    _ name: String, _ traffic: Traffic, way: Way
  ) throws {
    var speeds: [[Double]] = [[], [], []]
    for _ in 0..<rounds {
      speeds[0].append(try speed(of: BareLine.self, traffic, way))
      speeds[1].append(try speed(of: PlainLine.self, traffic, way))
      speeds[2].append(try speed(of: ImsgLine.self, traffic, way))
    }
    let medians = speeds.map { $0.sorted()[rounds / 2] }
    print(
      row(name, medians.map { String(format: "%.0f", $0 / 1000) })
        + String(
          format: "   Imsg/bare %.2f, Imsg/C %.2f",
          medians[2] / medians[0], medians[2] / medians[1]))
    fflush(nil)
  }

  /// Messages a second, from a process of its own to this one, or back too.
  private static func speed<Kind: Line & ~Copyable>(
    of line: Kind.Type, _ traffic: Traffic, _ way: Way
  ) throws -> Double {
    let ends = try SocketPair()
    let begin = ContinuousClock.now
    guard let child = try Child.fork() else {
      try? ends.left.close()
      do {
        switch way {
        case .away: try Kind.send(traffic, ends.right)
        case .thereAndBack: try Kind.echo(traffic, ends.right)
        }
        _exit(0)
      } catch {
        _exit(1)
      }
    }
    try ends.right.close()
    let count =
      switch way {
      case .away: try Kind.receive(traffic, ends.left)
      case .thereAndBack: try Kind.call(traffic, ends.left)
      }
    let seconds = (ContinuousClock.now - begin) / .seconds(1)
    let exit = try child.wait()
    precondition(
      exit == .status(0) && count == traffic.count, "messages were lost")
    return Double(count) / seconds
  }

  /// Prints how often memory was allocated for messages that nobody keeps.
  private static func showAllocations() throws {
    if allocations() == -1 { return }
    let traffic = Traffic(size: 128, batch: 64, count: 64_000)
    let ends = try SocketPair()
    var sender = ImsgLine(ends.left, for: traffic)
    var receiver = ImsgLine(ends.right, for: traffic)
    func pass(_ count: Int) throws {
      for _ in 0..<count / traffic.batch {
        for _ in 0..<traffic.batch { try sender.queue(descriptor: nil) }
        try sender.flush()
        var missing = traffic.batch
        while missing > 0 { missing -= try receiver.receive() ?? missing }
      }
    }
    // The first fill the rooms that are kept.
    try pass(traffic.batch)
    let before = allocations()
    try pass(traffic.count)
    print(
      "allocations for \(traffic.count) messages, sent and received:",
      allocations() - before)
  }
}
