import Libc
import Unix

/// Why there is no file.
struct Refusal: Error, CustomStringConvertible {
  /// The reason: errno(3).
  let number: Int32

  var description: String { String(cString: strerror(number)) }
}

/// Opens a folder, which has another name for whoever reads an error.
func openFolder(
  _ path: String, called name: String? = nil
) throws(SystemError) -> Descriptor {
  let number = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  if number == -1 { throw SystemError(name ?? path) }
  return Descriptor(owning: number)
}

/// Opens a regular file beneath a folder, for reading.
///
/// The path begins with `/`, and no name in it is empty or made of dots. No
/// link is followed, wherever it leads.
func openFile(
  _ path: String, beneath folder: borrowing Descriptor
) -> Result<Descriptor, Refusal> {
  do throws(Refusal) {
    return .success(try openRegularFile(path, beneath: folder))
  } catch {
    return .failure(error)
  }
}

private func openRegularFile(
  _ path: String, beneath folder: borrowing Descriptor
) throws(Refusal) -> Descriptor {
  // By bytes, as the kernel does: for Swift, a slash and an accent behind
  // it are one character, and no slash.
  let names = path.utf8.split(
    separator: UInt8(ascii: "/"), omittingEmptySubsequences: false
  ).map { String(Substring($0)) }
  guard names.count > 1, names[0].isEmpty else {
    throw Refusal(number: EINVAL)
  }
  var file = try openFile(names[1], in: folder)
  for name in names.dropFirst(2) { file = try openFile(name, in: file) }
  switch try type(of: file) {
  case S_IFREG: return file
  case S_IFDIR: throw Refusal(number: EISDIR)
  default: throw Refusal(number: EACCES)
  }
}

/// Opens what has this name in a folder.
private func openFile(
  _ name: String, in folder: borrowing Descriptor
) throws(Refusal) -> Descriptor {
  if ["", ".", ".."].contains(name) { throw Refusal(number: EINVAL) }
  let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
  let number = openat(folder.number, name, flags)
  if number == -1 { throw Refusal(number: lastError()) }
  return Descriptor(owning: number)
}

/// What a descriptor leads to: a regular file, a folder, a device...
private func type(
  of file: borrowing Descriptor
) throws(Refusal) -> mode_t {
  var status = stat()
  if fileStatus(file.number, &status) == -1 {
    throw Refusal(number: lastError())
  }
  return status.st_mode & S_IFMT
}
