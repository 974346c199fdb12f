import Libc
import Unix

/// A directory whose files are served.
public final class Folder: FileSource, Sendable {
  private let directory: Descriptor

  /// Opens the directory at `path`.
  ///
  /// Throws the error of open(2), which names `name` instead of `path` if that
  /// is not nil.
  public init(
    _ path: String, called name: String? = nil
  ) throws(SystemError) {
    let number = unsafe Libc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if number == -1 { throw SystemError(name ?? path) }
    directory = Descriptor(owning: number)
  }

  /// Opens a regular file, without ever returning nil.
  public func open(
    _ path: [UInt8], for id: UInt32
  ) -> Result<OpenFile, Refusal>? {
    Result { () throws(Refusal) in OpenFile(try open(path)) }
  }

  /// Opens a regular file beneath the directory, for reading.
  ///
  /// The path must begin with a slash, and no name in it may be empty, `.` or
  /// `..`. Symbolic links are never followed, wherever they lead. Throws the
  /// reason why there is no such file.
  public func open(_ path: [UInt8]) throws(Refusal) -> Descriptor {
    // Split bytes, as the kernel does: to Swift, a slash and a combining accent
    // after it are one character, which is not a slash.
    var names = path.split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)[...]
    guard names.count > 1, names.removeFirst().isEmpty else {
      throw Refusal(number: EINVAL)
    }
    let name = try entryName(names.removeLast())
    guard let first = names.popFirst() else {
      return try openRegularFile(name, in: directory)
    }
    var parent = try openDirectory(try entryName(first), in: directory)
    for next in names {
      parent = try openDirectory(try entryName(next), in: parent)
    }
    return try openRegularFile(name, in: parent)
  }
}

/// A name as the kernel takes it, with a NUL at its end.
private func entryName(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> [CChar] {
  let dot = UInt8(ascii: ".")
  if bytes.isEmpty || bytes == [dot] || bytes == [dot, dot]
    || bytes.contains(0)
  {
    throw Refusal(number: EINVAL)
  }
  return bytes.map { CChar(bitPattern: $0) } + [0]
}

private func openDirectory(
  _ name: [CChar], in parent: borrowing Descriptor
) throws(Refusal) -> Descriptor {
  let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
  let number = unsafe openat(parent.number, name, flags)
  if number == -1 { throw Refusal(number: lastError()) }
  return Descriptor(owning: number)
}

/// Opens a file by its name, if it is a regular file.
///
/// The type is checked before the file is opened, because opening a FIFO wakes
/// its writer, and some devices act on being opened. Only a user who can change
/// the directory can replace the file in between. Even then this does not
/// block, and rejects the file.
private func openRegularFile(
  _ name: [CChar], in parent: borrowing Descriptor
) throws(Refusal) -> Descriptor {
  var status = stat()
  if unsafe fstatat(parent.number, name, &status, AT_SYMLINK_NOFOLLOW) == -1 {
    throw Refusal(number: lastError())
  }
  try requireRegularFile(status)
  let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
  let number = unsafe openat(parent.number, name, flags)
  if number == -1 { throw Refusal(number: lastError()) }
  let file = Descriptor(owning: number)
  if unsafe fileStatus(number, &status) == -1 {
    throw Refusal(number: lastError())
  }
  try requireRegularFile(status)
  return file
}

private func requireRegularFile(_ status: stat) throws(Refusal) {
  switch status.st_mode & S_IFMT {
  case S_IFREG: return
  case S_IFDIR: throw Refusal(number: EISDIR)
  case S_IFLNK: throw Refusal(number: ELOOP)
  default: throw Refusal(number: EACCES)
  }
}
