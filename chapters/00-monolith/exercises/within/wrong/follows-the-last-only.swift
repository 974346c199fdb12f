// Refused: /deep/away/secret
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
  var (path, room) = (directory + target, [CChar](repeating: 0, count: 1024))
  let count = readlink(path, &room, room.count)
  if count > 0 {
    let link = room[..<count].map { UInt8(bitPattern: $0) }
    path += "/../" + String(decoding: link, as: UTF8.self)
  }
  let (place, start) = (names(of: path), names(of: directory))
  return place.count > start.count && place.starts(with: start)
    && access(directory + target, F_OK) == 0
}
