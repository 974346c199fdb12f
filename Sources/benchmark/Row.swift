import Foundation

/// A row of a table: a name, and columns that end below those of other rows.
func row(
  _ name: String, _ columns: [String], nameWidth: Int = 34, width: Int = 10
) -> String {
  name.padding(toLength: nameWidth, withPad: " ", startingAt: 0)
    + columns.map {
      String(repeating: " ", count: max(1, width - $0.count)) + $0
    }.joined()
}
