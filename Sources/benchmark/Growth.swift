import Foundation
import Literate

/// How the engine's time grows with what it reads: in proportion.
enum Growth {
  /// Something of any size to be read, and the reading of it.
  private struct Load: Sendable {
    let name: String
    /// The size of the largest, in bytes; the others are a tenth and a
    /// hundredth of it.
    let largest: Int
    /// Makes one of about so many bytes, and returns the size that it has and
    /// what reads it.
    let make: @Sendable (Int) -> (size: Int, read: () -> Bool)
  }

  private static let loads = [
    Load(name: "fences listed", largest: 10_000_000, make: fences),
    Load(name: "lines compared", largest: 50_000_000, make: lines),
    Load(name: "one line compared", largest: 50_000_000, make: line),
  ]

  /// Prints a table: sizes, medians of five, and the time for each byte.
  static func show() {
    print(row("", "MB", "s", "ns/byte"))
    for load in loads {
      for part in [100, 10, 1] {
        let (size, read) = load.make(load.largest / part)
        let seconds = median {
          precondition(read(), "\(load.name): read wrongly")
        }
        print(
          row(
            load.name, rounded(Double(size) / 1e6), rounded(seconds),
            rounded(seconds * 1e9 / Double(size))))
      }
    }
  }

  /// The median of five calls, in seconds of the processor: what else the
  /// machine does meanwhile does not count.
  private static func median(of work: () -> Void) -> Double {
    let seconds = (0..<5).map { _ in
      let start = clock()
      work()
      return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }
    return seconds.sorted()[2]
  }

  /// A Markdown text of as many fences as there is room for.
  @Sendable private static func fences(
    size: Int
  ) -> (size: Int, read: () -> Bool) {
    let fence = "```\na\n```\n"
    let count = size / fence.utf8.count
    let text = String(repeating: fence, count: count)
    return (text.utf8.count, { Fence.all(in: text).count == count })
  }

  /// An output of short lines, most of which look like those looked for, and a
  /// pattern of a thousand `...` between them.
  @Sendable private static func lines(size: Int) -> (size: Int, read: () -> Bool) {
    let parts = 1_000
    let filler = Array(repeating: "child", count: size / parts / 6)
    let output = (0..<parts).flatMap { part in filler + ["child \(part + 1)"] }
    let pattern = (0..<parts).flatMap { _ in ["...", "child", "child <pid>"] }
    return (
      output.reduce(0) { $0 + $1.utf8.count + 1 },
      { (try? OutputPattern(pattern))?.matches(output) == true }
    )
  }

  /// The same within one line.
  @Sendable private static func line(size: Int) -> (size: Int, read: () -> Bool) {
    let parts = 1_000
    let filler = String(repeating: "child ", count: size / parts / 6)
    let output = (0..<parts).map { "\(filler)\($0 + 1)" }.joined(separator: " ")
    let pattern = String(repeating: "...child <pid>", count: parts)
    return (output.utf8.count, { (try? OutputPattern([pattern]))?.matches([output]) == true })
  }

  private static func rounded(_ number: Double) -> String {
    String(format: "%.3f", number)
  }

  private static func row(_ name: String, _ numbers: String...) -> String {
    let columns = numbers.map {
      String(repeating: " ", count: max(1, 10 - $0.count)) + $0
    }
    return name.padding(toLength: 20, withPad: " ", startingAt: 0)
      + columns.joined()
  }
}
