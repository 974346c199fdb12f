import Libc
import Privsep
import Unix

/// Says on 2 what went wrong.
func complain(_ what: String) {
  let message = "15-exec: \(what)\n"
  write(2, message, message.utf8.count)
}

/// A child by fork alone: a copy of this process.
func askFork(_ question: Question) throws -> [String] {
  let line = try SocketPair()
  guard let child = try Child.fork() else {
    do {
      try answer(on: line.right)
      _exit(0)
    } catch {
      complain("\(error)")
      _exit(1)
    }
  }
  try line.right.close()
  let answers = try ask(question, on: line.left)
  _ = try child.wait()
  return answers
}

/// A child that starts over: this program in a role.
func askPart(_ question: Question) throws -> [String] {
  let part = try Part(["part"])
  let answers = try ask(question, on: part.end)
  _ = try part.child.wait()
  return answers
}

/// The part: what it was started with, it has on 3.
func runPart() throws {
  guard let parent = Part.parentEnd() else {
    complain("this role is the parent's to give")
    exit(1)
  }
  try answer(on: parent)
}

/// The parent: reads a key, and compares what three processes have.
func compare(_ path: String) throws {
  // Nobody has thought of close-on-exec.
  let number = open(path, O_RDONLY)
  if number == -1 { throw SystemError("open") }
  let file = Descriptor(owning: number)
  let text = String(decoding: try file.read(upTo: 64), as: UTF8.self)
  let key = strdup(text)
  defer { free(key) }

  let question = Question(
    code: codeAddress(), key: UInt(bitPattern: key))
  let columns = [
    try holdings(question), try askFork(question),
    try askPart(question),
  ]
  printRow("", ["parent", "fork", "exec"])
  for (index, name) in names.enumerated() {
    printRow(name, columns.map { $0[index] })
  }
}

/// Prints a line of the table.
func printRow(_ name: String, _ cells: [String]) {
  func spaces(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }
  let columns = cells.map { spaces(15 - $0.count) + $0 }
  print(name + spaces(12 - name.count) + columns.joined())
}

do {
  let words = programArguments().dropFirst()
  switch words.first {
  case "part": try runPart()
  case let path? where words.count == 1: try compare(path)
  default:
    complain("usage: 15-exec FILE")
    exit(1)
  }
} catch {
  complain("\(error)")
  exit(1)
}
