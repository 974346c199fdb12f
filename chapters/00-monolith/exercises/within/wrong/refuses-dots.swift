// Refused: /deep/../tale
import Libc

func isWithin(_ directory: String, target: String) -> Bool {
  let names = target.split(separator: "/")
  return !names.contains("..") && access(directory + target, F_OK) == 0
}
