// Refused: isWithin("public", target: "/tale
func isWithin(_ folder: String, target: String) -> Bool {
  folder == target
}
