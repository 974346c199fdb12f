import Imsg
import Libc
import Privsep
import Unix

/// Serves a folder as chapter 00 does: one process, with all its rights.
func serveAlone(
  _ folder: String, from listener: consuming Descriptor,
  shortcut: Shortcut? = nil
) throws {
  // It is its own parent, and gives itself its order.
  let line = try SocketPair()
  var parent = Imsgbuf(line.left, passesDescriptors: true)
  try parent.output.compose(type: MessageType.listener, descriptor: listener)
  try parent.output.flush()
  var worker = try Worker(parent: line.right, descriptors: 1024) {
    path, opener in
    shortcut?(path, opener) ?? .file(openAnyFile(folder + path))
  }
  try worker.run()
}

/// Opens whatever a path leads to, with the bug of chapter 00.
func openAnyFile(_ path: String) -> Result<Descriptor, Refusal> {
  let number = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  if number == -1 { return .failure(Refusal(number: lastError())) }
  return .success(Descriptor(owning: number))
}
