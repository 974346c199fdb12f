import Foundation
import Literate

/// How long a book of a hundred programs takes to verify, and beside it the
/// same programs as tests in Rust's documentation, where cargo is installed.
enum VerificationBenchmark {
  private static let count = 100
  private static let rounds = 5

  /// Prints medians, in seconds, and how many times as long each took as the
  /// book did that was verified with an empty cache.
  static func show() throws {
    let folder =
      FileManager.default.temporaryDirectory.path
      + "/benchmark-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let book = try SampleBook(in: folder + "/book", count: count)
    let crates = try ["2021", "2024"].compactMap {
      try SampleCrate(in: folder + "/" + $0, edition: $0, count: count)
    }
    // Compilers keep what every program needs; that is made here.
    try book.verify()
    for crate in crates { try crate.test() }

    var seconds: [[Double]] = []
    for round in 0..<rounds {
      try book.forget()
      var row = [try time { try book.verify() }]
      row.append(try time { try book.verify() })
      try book.change(round)
      row.append(try time { try book.verify() })
      for crate in crates { row.append(try time { try crate.test() }) }
      seconds.append(row)
    }
    let names =
      ["empty cache", "nothing changed", "one program changed"]
      + crates.map { "rustdoc, edition \($0.edition)" }
    let medians = names.indices.map { index in
      seconds.map { $0[index] }.sorted()[rounds / 2]
    }
    print(row("\(count) programs, medians of \(rounds)", ["s", "ratio"]))
    for (name, median) in zip(names, medians) {
      let ratio = median / medians[0]
      print(
        row(
          name,
          [String(format: "%.3f", median), String(format: "%.2f", ratio)]))
    }
    if crates.isEmpty { print("cargo is not installed: no comparison") }
  }

  private static func time(_ work: () throws -> Void) rethrows -> Double {
    let begin = ContinuousClock.now
    try work()
    return (ContinuousClock.now - begin) / .seconds(1)
  }
}
