// Refused: target: "/poem
func isWithin(_ folder: String, target: String) -> Bool {
  var names: [Substring] = []
  for name in (folder + target).split(separator: "/") where name != "." {
    if name == ".." { _ = names.popLast() } else { names.append(name) }
  }
  return names.count > 1 && names[0] == folder
}
