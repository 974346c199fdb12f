import Foundation

/// A row of a table: a name, and columns that end below those of other rows.
func row(_ name: String, _ columns: [String]) -> String {
  name.padding(toLength: 34, withPad: " ", startingAt: 0)
    + columns.map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }
    .joined()
}
