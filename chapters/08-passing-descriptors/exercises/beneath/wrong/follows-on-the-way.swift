// Refused: "way/two"
import Libc
import Unix

func openFile(
  _ path: String, beneath folder: borrowing Descriptor
) -> Descriptor? {
  let names = path.utf8.split(
    separator: UInt8(ascii: "/"), omittingEmptySubsequences: false
  ).map { String($0) ?? "" }
  for name in names {
    if ["", ".", ".."].contains(name) || name.utf8.contains(0) {
      return nil
    }
  }
  let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
  let number = openat(folder.number, path, flags)
  if number == -1 { return nil }
  let opened = Descriptor(owning: number)
  var status = stat()
  guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG
  else { return nil }
  return opened
}
