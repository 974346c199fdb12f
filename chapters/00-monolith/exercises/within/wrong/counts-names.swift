// Refused: /../public/tale
import Libc

func isWithin(_ directory: String, target: String) -> Bool {
  var depth = 0
  for name in target.split(separator: "/") where name != "." {
    depth += name == ".." ? -1 : 1
    if depth < 0 { return false }
  }
  return depth > 0 && access(directory + target, F_OK) == 0
}
