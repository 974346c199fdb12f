// Refused: openFile("deep/back", beneath: ...) returned a file
import Libc
import Unix

/// Opens a regular file beneath a folder, for reading.
func openFile(
  _ path: String, beneath folder: borrowing Descriptor
) -> Descriptor? {
  guard staysInside(path), endsInside(path, folder) else { return nil }
  let number = openat(
    folder.number, path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  if number == -1 { return nil }
  let file = Descriptor(owning: number)
  var status = stat()
  guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG
  else { return nil }
  return file
}

/// Whether no step of a path leads above its beginning, by its text.
func staysInside(_ path: String) -> Bool {
  var depth = 0
  for name in path.split(separator: "/") where name != "." {
    depth += name == ".." ? -1 : 1
    if depth < 0 { return false }
  }
  return !path.hasPrefix("/")
}

/// Whether a path ends beneath a folder.
func endsInside(_ path: String, _ folder: borrowing Descriptor) -> Bool {
  let here = open(".", O_RDONLY | O_CLOEXEC)
  defer {
    fchdir(here)
    close(here)
  }
  fchdir(folder.number)
  guard let root = realpath(".", nil), let end = realpath(path, nil)
  else { return false }
  defer {
    free(root)
    free(end)
  }
  return String(cString: end).hasPrefix(String(cString: root) + "/")
}
