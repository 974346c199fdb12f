// Refused: target: "/poem
func isWithin(_ directory: String, target: String) -> Bool {
  var names: [Substring] = []
  for name in (directory + target).split(separator: "/") where name != "." {
    if name == ".." { _ = names.popLast() } else { names.append(name) }
  }
  return names.count > 1 && names[0] == directory
}
