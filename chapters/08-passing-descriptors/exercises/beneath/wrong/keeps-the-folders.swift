// Refused: it left open
import Libc
import Unix

func openFile(
  _ path: String, beneath folder: borrowing Descriptor
) -> Descriptor? {
  // Among the bytes, since an accent can hide a slash from Swift.
  let names = path.utf8.split(
    separator: UInt8(ascii: "/"), omittingEmptySubsequences: false
  ).map { String($0) ?? "" }
  var place = folder.number
  for (index, name) in names.enumerated() {
    if ["", ".", ".."].contains(name) || name.utf8.contains(0) {
      return nil
    }
    let isLast = index == names.count - 1
    let number = openat(
      place, name,
      O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        | (isLast ? 0 : O_DIRECTORY))
    if number == -1 { return nil }
    place = number
  }
  var status = stat()
  guard fstat(place, &status) == 0, status.st_mode & S_IFMT == S_IFREG
  else { return nil }
  return Descriptor(owning: place)
}
