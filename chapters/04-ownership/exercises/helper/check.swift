import Exercises
import Libc
import Unix

/// Reads until the end of file.
func readAll(from end: borrowing Descriptor) -> [UInt8] {
  var bytes: [UInt8] = []
  while let more = try? end.read(upTo: 4096), !more.isEmpty { bytes += more }
  return bytes
}

/// Expects that stopping a helper has this result.
func expectEnd(_ helper: consuming Helper, _ due: Exit, _ when: String) {
  var exit: Exit?
  var happened: String
  do {
    exit = try helper.stop()
    happened = exit.map { "returned \($0)" } ?? ""
  } catch {
    happened = "threw \(error)"
  }
  expect(
    exit == due, happened: "\(when), and stop() \(happened)",
    should: "return \(due)")
}

trial("a helper that reads") {
  let helper = try Helper { end in
    readAll(from: end) == [42] ? 7 : 8
  }
  _ = try helper.end.write([42])
  expectEnd(helper, .status(7), "the child read what it was sent")
}

trial("a helper that is killed") {
  let helper = try Helper { _ in
    raise(SIGKILL)
    return 0
  }
  expectEnd(helper, .signal(SIGKILL), "the child was killed by SIGKILL")
}

trial("what the child has open") {
  let number = open("/dev/null", O_RDONLY)
  defer { close(number) }
  let helper = try Helper { end in
    let others = openDescriptors().subtracting([0, 1, 2, end.number])
    return Int32(others.count)
  }
  expectEnd(
    helper, .status(0), "the child returned how many others it has open")
}

trial("three of them, the first stopped first") {
  func serve(_ end: borrowing Descriptor) -> Int32 {
    readAll(from: end).count == 1 ? 5 : 6
  }
  let first = try Helper(serve), second = try Helper(serve)
  let third = try Helper(serve)
  _ = try first.end.write([1])
  _ = try second.end.write([2])
  _ = try third.end.write([3])
  expectEnd(first, .status(5), "the first child read a byte")
  expectEnd(third, .status(5), "the third child read a byte")
  expectEnd(second, .status(5), "the second child read a byte")
}

trial("one that is not stopped") {
  _ = try Helper { end in
    readAll(from: end).isEmpty ? 0 : 1
  }
  // Whoever stands in for the owner reaps the child.
  waitpid(-1, nil, 0)
}

passed()
