import HTTP
import Httpd
import Libc
import Privsep
import Unix

/// Serves a directory as chapter 00 does: in one process, with all its
/// privileges.
public func serveAlone(
  _ folder: String, from listener: consuming Descriptor,
  backdoor: Backdoor? = nil
) throws {
  var loop = try EventLoop()
  var server = try Server(
    AnyFiles(folder, backdoor), descriptors: try limitDescriptors())
  printAddress(of: listener.number)
  server.listen(on: listener, &loop)
  while !server.isDone {
    for event in try loop.wait() { try server.handle(event, &loop) }
    server.flushLog(&loop)
  }
}

/// All files that a path can lead to, with the bug of chapter 00.
final class AnyFiles: FileSource {
  private let folder: String
  private let backdoor: Backdoor?

  init(_ folder: String, _ backdoor: Backdoor?) {
    self.folder = folder
    self.backdoor = backdoor
  }

  func open(
    _ path: [UInt8], for id: UInt32
  ) -> Result<OpenFile, Refusal>? {
    backdoor?(path, nil)
    let name = (folder.utf8 + path + [0]).map { CChar(bitPattern: $0) }
    let number = Libc.open(name, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    if number == -1 { return .failure(Refusal(number: lastError())) }
    let file = Descriptor(owning: number)
    var status = stat()
    guard fileStatus(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG
    else { return .failure(Refusal(number: EISDIR)) }
    return .success(OpenFile(file))
  }
}
