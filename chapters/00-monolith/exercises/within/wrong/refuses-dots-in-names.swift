// Refused: /deep/../tale
func isWithin(_ folder: String, target: String) -> Bool {
  !(folder + target).contains("..")
}
