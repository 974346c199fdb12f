import Libc
import Unix

/// Writes all of some text.
func send(
  _ text: String, to end: borrowing Descriptor
) throws(SystemError) {
  var rest = Array(text.utf8)
  while !rest.isEmpty {
    rest.removeFirst(try end.write(rest))
  }
}

/// Reads until the end of file.
func readAll(
  from end: borrowing Descriptor
) throws(SystemError) -> String {
  var bytes: [UInt8] = []
  while true {
    let more = try end.read(upTo: 4096)
    if more.isEmpty { return String(decoding: bytes, as: UTF8.self) }
    bytes += more
  }
}

/// The child: becomes a program that talks to an end by 0 and 1.
func become(
  _ program: String, _ words: [UnsafeMutablePointer<CChar>?],
  on end: consuming Descriptor
) -> Never {
  dup2(end.number, 0)
  dup2(end.number, 1)
  closeFrom(3)
  execvp(program, words)
  _exit(127)
}

/// Runs a program with some text as its input.
///
/// Returns what the program prints, and how it ends.
func run(
  _ program: String, input: String
) throws(SystemError) -> (output: String, exit: Exit) {
  let words = [strdup(program), nil]
  defer { free(words[0]) }
  let pair = try SocketPair()
  guard let child = try Child.fork() else {
    become(program, words, on: pair.right)
  }
  try pair.right.close()
  try send(input, to: pair.left)
  shutdown(pair.left.number, Int32(SHUT_WR))
  return (try readAll(from: pair.left), try child.wait())
}

for program in ["sort", "rev"] {
  do {
    let (output, exit) = try run(program, input: "two\nthree\none\n")
    print("\(program) (\(exit)):")
    print(output, terminator: "")
  } catch {
    print("\(program):", error)
  }
}
