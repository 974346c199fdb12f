import CShims
import Exercises

private let checker = getpid()

/// Bytes drawn by lot; many of them are the first ones, over and over.
private func noise(_ count: Int) -> [UInt8] {
  var bytes = (0..<251).map { _ in UInt8.random(in: 0...255) }
  while bytes.count < count { bytes += bytes }
  return Array(bytes.prefix(count))
}

/// Captures a task that says these bytes, and then ends as told.
private func expectCaptured(_ bytes: [UInt8], _ end: Exit) {
  var ranHere = false
  let (said, exit) = capture { line in
    if getpid() == checker {
      ranHere = true
      return 0
    }
    write(line, bytes, bytes.count)
    switch end {
    case .status(let status): return status
    case .signal(let number):
      raise(number)
      return 0
    }
  }
  if getpid() != checker {
    // A child that comes back is to go no further.
    close(creat("came-back", 0o600))
    _exit(0)
  }
  expect(
    unlink("came-back") == -1, happened: "a child came back from capture",
    should: "end the child when its task has returned")
  expect(
    !ranHere, happened: "the task ran in the calling process",
    should: "run the task in a child")
  expect(
    said.count == bytes.count,
    happened: "it returned \(said.count) of \(bytes.count) bytes",
    should: "return all that the child said")
  expect(
    said == bytes, happened: "it returned other bytes than the child said",
    should: "return all that the child said")
  expect(
    exit == end, happened: "of the child's end it returned .\(exit)",
    should: "return .\(end)")
}

trial("a child with little to say") {
  expectCaptured(noise(.random(in: 10...90)), .status(.random(in: 1...255)))
}

trial("a child with nothing to say") {
  expectCaptured([], .status(0))
}

trial("a child that is killed in mid-sentence") {
  expectCaptured(noise(.random(in: 10...90)), .signal(SIGKILL))
}

trial("a child that lists its descriptors") {
  let before = openDescriptors()
  let (said, _) = capture { line in
    let more = openDescriptors().subtracting(before).subtracting([line])
    write(line, more.map { UInt8(clamping: $0) }, more.count)
    return 0
  }
  expect(
    said.isEmpty,
    happened: "besides its end, the child had open: descriptor "
      + said.map(String.init).joined(separator: ", "),
    should: "close in the child what is for the parent")
}

trial("a child that says 1 MiB") {
  expectCaptured(noise(1 << 20), .status(.random(in: 1...255)))
}
passed()
