// Refused: isWithin("/", target: "/") is true
import Libc

/// The path that leads to the same place without links and dots.
private func resolved(_ path: String) -> String? {
  guard let text = realpath(path, nil) else { return nil }
  defer { free(text) }
  return String(cString: text)
}

func isWithin(_ directory: String, target: String) -> Bool {
  guard let directory = resolved(directory),
    let place = resolved(directory + target)
  else { return false }
  // With the slash, so that `public-old` is not inside of `public`.
  let start = directory == "/" ? "/" : directory + "/"
  // By bytes: for Swift, two spellings of a letter are the same text.
  return place.utf8.starts(with: start.utf8)
}
