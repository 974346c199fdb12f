import Imsg
import Libc
import Unix

/// Why a file is not passed.
struct Refusal: Error, CustomStringConvertible {
  /// The reason: errno(3).
  let number: Int32

  var description: String { String(cString: strerror(number)) }
}

/// Opens a regular file of a folder by its name, for reading.
func openFile(
  _ name: String, in folder: borrowing Descriptor
) throws(Refusal) -> Descriptor {
  if name.utf8.contains(UInt8(ascii: "/")) {
    throw Refusal(number: EINVAL)
  }
  let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
  let number = openat(folder.number, name, flags)
  if number == -1 { throw Refusal(number: lastError()) }
  let file = Descriptor(owning: number)
  var status = stat()
  guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG
  else { throw Refusal(number: EACCES) }
  return file
}

/// Opens what a request asks for.
func openFile(
  for request: consuming Message, in folder: borrowing Descriptor
) throws(Refusal) -> Descriptor {
  var reader = request.reader
  guard request.type == MessageType.request,
    let name = try? reader.readString(), reader.count == 0
  else { throw Refusal(number: EBADMSG) }
  return try openFile(name, in: folder)
}

/// The parent: answers each request, until the reader hangs up.
func serve(
  _ folder: borrowing Descriptor, on end: consuming Descriptor
) throws(ImsgError) {
  var channel = Imsgbuf(end, passesDescriptors: true)
  while try channel.input.read() == .bytes {
    while let request = try channel.input.get() {
      let file: Descriptor
      do throws(Refusal) {
        file = try openFile(for: request, in: folder)
      } catch {
        try channel.output.compose(type: MessageType.refusal) {
          $0.write(error.number, as: Int32.self)
        }
        continue
      }
      try channel.output.compose(type: MessageType.file, descriptor: file)
    }
    try channel.output.flush()
  }
}
