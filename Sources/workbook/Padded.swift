extension String {
  /// The text, padded with blanks to a width in columns.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
