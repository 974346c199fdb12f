// Refused: /deep/../tale
func isWithin(_ directory: String, target: String) -> Bool {
  !(directory + target).contains("..")
}
