// Refused: "pipe", beneath: ...) returned a file
import Libc
import Unix

func openFile(
  _ path: String, beneath folder: borrowing Descriptor
) -> Descriptor? {
  // Among the bytes, since an accent can hide a slash from Swift.
  let names = path.utf8.split(
    separator: UInt8(ascii: "/"), omittingEmptySubsequences: false
  ).map { String($0) ?? "" }
  var opened: Descriptor?
  for (index, name) in names.enumerated() {
    if ["", ".", ".."].contains(name) || name.utf8.contains(0) {
      return nil
    }
    let isLast = index == names.count - 1
    let number = openat(
      opened?.number ?? folder.number, name,
      O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        | (isLast ? 0 : O_DIRECTORY))
    if number == -1 { return nil }
    // The folder that was open until now is closed here.
    opened = Descriptor(owning: number)
  }
  var status = stat()
  guard let opened, fstat(opened.number, &status) == 0,
    status.st_mode & S_IFMT != S_IFDIR
  else { return nil }
  return opened
}
