// Refused: target: "/out"
import Libc

/// The names of a path, without dots.
private func names(of path: String) -> [Substring] {
  var names: [Substring] = []
  for name in path.split(separator: "/") where name != "." {
    if name == ".." { _ = names.popLast() } else { names.append(name) }
  }
  return names
}

func isWithin(_ directory: String, target: String) -> Bool {
  let (place, start) = (names(of: directory + target), names(of: directory))
  return place.count > start.count && place.starts(with: start)
    && access(directory + target, F_OK) == 0
}
