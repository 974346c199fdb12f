// Refused: isWithin("door"
import Libc

/// The path that leads to the same place without links and dots.
private func resolved(_ path: String) -> String? {
  guard let text = realpath(path, nil) else { return nil }
  defer { free(text) }
  return String(cString: text)
}

func isWithin(_ directory: String, target: String) -> Bool {
  guard let here = resolved("."),
    let place = resolved(directory + target)
  else { return false }
  return place.utf8.starts(with: "\(here)/\(directory)/".utf8)
}
