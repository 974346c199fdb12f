import Imsg
import Libc
import Unix

/// The child: gives up what it could open with, and reads.
func readAndEnd(
  _ names: [String], on end: consuming Descriptor
) -> Never {
  do {
    if dup2(end.release(), 3) == -1 { throw SystemError("dup2") }
    closeFrom(4)
    try limitDescriptors(to: 4)
    if open("/etc/passwd", O_RDONLY) == -1 {
      print(SystemError("open"))
    }
    try read(names, on: Descriptor(owning: 3))
    fflush(nil)
    _exit(0)
  } catch {
    print("the reader failed:", error)
    fflush(nil)
    _exit(1)
  }
}

/// Passes files of a folder to a child that may open none.
func passFiles(_ names: [String], of path: String) throws {
  let number = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  if number == -1 { throw SystemError("open") }
  let folder = Descriptor(owning: number)
  let ends = try SocketPair()
  fflush(nil)
  guard let child = try Child.fork() else {
    readAndEnd(names, on: ends.right)
  }
  try ends.right.close()
  try serve(folder, on: ends.left)
  print("the reader", try child.wait())
}

do {
  let words = CommandLine.arguments.dropFirst()
  guard let path = words.first else {
    print("usage: 08-passing-descriptors FOLDER NAME...")
    exit(1)
  }
  try passFiles(Array(words.dropFirst()), of: path)
} catch {
  print("failed:", error)
  exit(1)
}
