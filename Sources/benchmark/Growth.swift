import Foundation
import Literate
import Supervisor

/// How the engine's time grows with what it reads: in proportion.
enum Growth {
  /// Something of any size to be read, and the reading of it.
  private struct Load: Sendable {
    let name: String
    /// The size of the largest, in bytes; the others are a tenth and a
    /// hundredth of it.
    let largest: Int
    /// Makes one of about so many bytes.
    let make: @Sendable (Int) -> Sample
  }

  /// One of them.
  private struct Sample {
    let size: Int
    /// Reads it, and returns whether it found what is there.
    let read: () -> Bool
  }

  /// No output is longer than `Limits.output`.
  private static let loads = [
    Load(name: "fences listed", largest: 10_000_000, make: fences),
    Load(name: "lines compared", largest: Limits.output, make: output),
    Load(name: "one line compared", largest: Limits.output, make: line),
  ]

  /// Prints a table: sizes, medians of five, and the time for each byte.
  static func show() {
    print(row("", ["MB", "s", "ns/byte"]))
    for load in loads {
      for part in [100, 10, 1] {
        let sample = load.make(load.largest / part)
        let seconds = median {
          precondition(sample.read(), "\(load.name): read wrongly")
        }
        print(
          row(
            load.name,
            [
              rounded(Double(sample.size) / 1e6), rounded(seconds),
              rounded(seconds * 1e9 / Double(sample.size)),
            ]))
      }
    }
  }

  /// The median of five calls, in seconds of the processor.
  ///
  /// What else the machine does meanwhile does not count.
  private static func median(of work: () -> Void) -> Double {
    let seconds = (0..<5).map { _ in
      let start = clock()
      work()
      return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }
    return seconds.sorted()[2]
  }

  /// A Markdown text of as many fences as there is room for.
  @Sendable private static func fences(size: Int) -> Sample {
    let fence = "```text\na\n```\n\n"
    let count = size / fence.utf8.count
    let text = String(repeating: fence, count: count)
    return Sample(
      size: text.utf8.count,
      read: { Fence.all(in: lines(of: text), of: "").fences.count == count })
  }

  /// An output of short lines, most of which look like those looked for, and a
  /// pattern of a hundred `...` between them.
  @Sendable private static func output(size: Int) -> Sample {
    let parts = 100
    let filler = Array(repeating: "child", count: size / parts / 6)
    let output = (0..<parts).flatMap { part in filler + ["child \(part + 1)"] }
    let pattern = (0..<parts).flatMap {
      ["...", "child", "child <pid:A\($0)>"]
    }
    return Sample(
      size: output.reduce(0) { $0 + $1.utf8.count + 1 },
      read: { OutputPattern(pattern).matches(output) })
  }

  /// The same within one line.
  @Sendable private static func line(size: Int) -> Sample {
    let parts = 100
    let filler = String(repeating: "child ", count: size / parts / 6)
    let output = (0..<parts).map { "\(filler)\($0 + 1)" }.joined(separator: " ")
    let pattern = (0..<parts).map { "...child <pid:A\($0)>" }.joined()
    return Sample(
      size: output.utf8.count,
      read: { OutputPattern([pattern]).matches([output]) })
  }

  private static func rounded(_ number: Double) -> String {
    String(format: "%.3f", number)
  }
}
