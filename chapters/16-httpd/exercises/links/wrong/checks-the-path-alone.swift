// Refused: openFile("out/secret", beneath: ...) returned a file
import Libc
import Unix

/// Opens a regular file beneath a folder, for reading.
func openFile(
  _ path: String, beneath folder: borrowing Descriptor
) -> Descriptor? {
  guard staysInside(path) else { return nil }
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
