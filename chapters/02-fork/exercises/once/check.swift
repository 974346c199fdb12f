import Exercises
import Libc

/// Runs a program in a process of its own, with its output into a pipe, and
/// returns what comes out.
private func output(of program: () -> Void) -> String {
  var ends: [Int32] = [-1, -1]
  pipe(&ends)
  let process = forkProcess()
  if process == 0 {
    dup2(ends[1], 1)
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
    print("status", told, terminator: end)
  }
}

private func expectOutput(_ output: String, _ wanted: String) {
  expect(
    output == wanted, happened: "printed was: \(words(output))",
    should: "let come out: \(words(wanted))")
}

/// Makes a child that has exited with 1, and that nobody has waited for.
private func zombie() -> pid_t {
  let child = forkProcess()
  if child == 0 { _exit(1) }
  var end = siginfo_t()
  return waitid(P_PID, id_t(child), &end, WEXITED | WNOWAIT) == 0 ? child : -1
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

trial("a program that has another child") {
  let text = output {
    let other = zombie()
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
