// Refused: isWithin("public", target: "/tale
func isWithin(_ directory: String, target: String) -> Bool {
  directory == target
}
