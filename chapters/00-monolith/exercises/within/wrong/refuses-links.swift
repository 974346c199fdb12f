// Refused: target: "/in"
import Libc

/// The path that leads to the same place without links and dots.
private func resolved(_ path: String) -> String? {
  guard let text = realpath(path, nil) else { return nil }
  defer { free(text) }
  return String(cString: text)
}

func isWithin(_ directory: String, target: String) -> Bool {
  var byte: CChar = 0
  if readlink(directory + target, &byte, 1) > 0 { return false }
  guard let directory = resolved(directory),
    let place = resolved(directory + target)
  else { return false }
  let start = directory == "/" ? "/" : directory + "/"
  return place != directory && place.utf8.starts(with: start.utf8)
}
