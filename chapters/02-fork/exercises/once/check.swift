import CShims
import Exercises

/// Runs a program in a process of its own, with its output into a pipe, and
/// returns what comes out.
private func output(of program: () -> Void) -> String {
  var ends: [Int32] = [-1, -1]
  pipe(&ends)
  fflush(nil)
  let process = forkProcess()
  if process == 0 {
    dup2(ends[1], 1)
    close(ends[0])
    close(ends[1])
    program()
    exit(0)
  }
  close(ends[1])
  var text: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  while true {
    let count = read(ends[0], &buffer, buffer.count)
    if count <= 0 { break }
    text += buffer[..<count]
  }
  close(ends[0])
  waitpid(process, nil, 0)
  return String(decoding: text, as: UTF8.self)
}

/// The output of a program that prints, has a child print, and prints again.
private func conversation(_ status: Int32, end: String = "\n") -> String {
  output {
    let program = getpid()
    print("begin", terminator: end)
    let told = runInChild {
      print(
        getpid() == program ? "parent itself" : "child", terminator: end)
      return status
    }
    if getpid() != program {
      print("a child came back", terminator: end)
      exit(0)
    }
    print("status", told, terminator: end)
    if waitpid(-1, nil, WNOHANG) != -1 { print("and a child left") }
  }
}

private func expectOutput(_ output: String, _ wanted: String) {
  expect(
    output == wanted, happened: "printed was: \(words(output))",
    should: "let come out: \(words(wanted))")
}

/// A text in one line.
private func words(_ text: String) -> String {
  text.split(separator: "\n").joined(separator: ", ")
}

trial("a line before, and a line in the child") {
  let status = Int32.random(in: 0...255)
  expectOutput(conversation(status), "begin\nchild\nstatus \(status)\n")
}

trial("lines that are not ended") {
  let status = Int32.random(in: 0...255)
  expectOutput(
    conversation(status, end: "; "), "begin; child; status \(status); ")
}

trial("much to print") {
  let parts = ["a", "b", "c"].map { String(repeating: $0, count: 9999) }
  let text = output {
    print(parts[0])
    _ = runInChild {
      print(parts[1])
      return 0
    }
    print(parts[2])
  }
  expect(
    text.utf8.count == 30_000,
    happened: "of 30000 bytes printed, \(text.utf8.count) came out",
    should: "let each come out once")
  expect(
    text == parts.map { $0 + "\n" }.joined(),
    happened: "30000 bytes came out in another order than printed",
    should: "let come out first what was printed first")
}

trial("a program that has another child") {
  let text = output {
    fflush(nil)
    let other = forkProcess()
    if other == 0 { _exit(1) }
    var end = siginfo_t()
    waitid(P_PID, id_t(other), &end, WEXITED | WNOWAIT)
    print("status", runInChild { 7 })
    print(waitpid(other, nil, 0) == other ? "the other" : "no other")
  }
  expectOutput(text, "status 7\nthe other\n")
}

trial("a program that says good-bye at its end") {
  let text = output {
    atexit { print("good-bye") }
    print("begin")
    let status = runInChild {
      print("child")
      return 200
    }
    print("status", status)
  }
  expectOutput(text, "begin\nchild\nstatus 200\ngood-bye\n")
}
passed()
