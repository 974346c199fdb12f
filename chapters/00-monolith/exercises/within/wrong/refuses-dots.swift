// Refused: /deep/../tale
import Libc

func isWithin(_ folder: String, target: String) -> Bool {
  let names = target.split(separator: "/")
  return !names.contains("..") && access(folder + target, F_OK) == 0
}
