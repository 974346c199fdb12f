import Foundation

/// What Imsg costs, beside the others, which take turns with it: what else the
/// machine does meets all alike.
struct Comparison {
  private static let rounds = 9

  /// Unknown where there are no system calls.
  var bare: () throws -> Cost = { .unknown }
  var plain: () throws -> Cost
  var imsg: () throws -> Cost

  /// Prints what stands above the columns.
  static func showHeading() {
    let groups = row(
      "medians of \(rounds)", ["ns of processors", "ns of the clock"],
      nameWidth: 26, width: 21)
    let columns = row(
      "", ["bare", "C", "Imsg", "bare", "C", "Imsg", "/bare", "/C"],
      nameWidth: 26, width: 7)
    print(groups + "  Imsg's speed\n" + columns)
  }

  /// Prints a row: what a message costs, and how many times as much of the
  /// processors the others take.
  func show(_ name: String) throws {
    let works = [bare, plain, imsg]
    var costs: [[Cost]] = works.map { _ in [] }
    for round in 0..<Self.rounds {
      for turn in works.indices {
        let each = (round + turn) % works.count
        costs[each].append(try works[each]())
      }
    }
    let medians =
      costs.map { median($0.map(\.processors)) }
      + costs.map { median($0.map(\.clock)) }
    let ratios = costs.dropLast().map { others in
      median(zip(others, costs[2]).map { $0.processors / $1.processors })
    }
    print(
      row(
        name,
        medians.map { text("%.0f", $0) } + ratios.map { text("%.2f", $0) },
        nameWidth: 26, width: 7))
    fflush(nil)
  }

  private func median(_ numbers: [Double]) -> Double {
    numbers.sorted()[numbers.count / 2]
  }

  private func text(_ format: String, _ number: Double) -> String {
    number.isNaN ? "-" : String(format: format, number)
  }
}
