// Refused: exec would not close
import Libc
import Unix

/// Opens a regular file beneath a folder, for reading.
func openFile(
  _ path: String, beneath folder: borrowing Descriptor
) -> Descriptor? {
  var walk = Walk(folder)
  defer { walk.end() }
  guard var rest = names(in: Array(path.utf8)) else { return nil }
  var links = 0
  let dot = [UInt8(ascii: ".")]
  while let name = rest.popLast() {
    if name == dot {
      guard walk.isInFolder else { return nil }
    } else if name == dot + dot {
      guard walk.isInFolder, walk.goUp() else { return nil }
    } else if let text = walk.link(name) {
      links += 1
      guard links <= 40, let more = names(in: text) else { return nil }
      rest += more
    } else {
      guard walk.goDown(name) else { return nil }
    }
  }
  return walk.takeFile()
}

/// The names in a path, the first one last, or nil if it leads out.
func names(in path: [UInt8]) -> [[UInt8]]? {
  if path.first == UInt8(ascii: "/") || path.contains(0) { return nil }
  return path.split(separator: UInt8(ascii: "/")).reversed().map(Array.init)
}

/// The folders from the first one down to where we are.
struct Walk {
  private let first: Int32
  private var opened: [Int32] = []

  init(_ folder: borrowing Descriptor) {
    first = folder.number
  }

  private var here: Int32 { opened.last ?? first }

  var isInFolder: Bool {
    var status = stat()
    return fstat(here, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  mutating func goUp() -> Bool {
    guard let last = opened.popLast() else { return false }
    close(last)
    return true
  }

  /// The text of a link, or nil for anything else.
  func link(_ name: [UInt8]) -> [UInt8]? {
    var text = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlinkat(
      here, name.map(CChar.init(bitPattern:)) + [0], &text, text.count)
    return count < 0 ? nil : text[..<count].map { UInt8(bitPattern: $0) }
  }

  mutating func goDown(_ name: [UInt8]) -> Bool {
    let next = openat(
      here, name.map(CChar.init(bitPattern:)) + [0],
      O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    if next == -1 { return false }
    opened.append(next)
    return true
  }

  mutating func takeFile() -> Descriptor? {
    var status = stat()
    guard let last = opened.last, fstat(last, &status) == 0,
      status.st_mode & S_IFMT == S_IFREG
    else { return nil }
    opened.removeLast()
    return Descriptor(owning: last)
  }

  func end() {
    for number in opened { close(number) }
  }
}
