import Libc

/// Tries one thing that an attempt is to do, by the code that is lent.
///
/// The check ends at the first trial that fails: by an `expect` in it, or by a
/// descriptor or a child that is left behind.
public func trial(_ name: String, _ body: () throws -> Void) {
  report("trial", name)
  let before = openDescriptors()
  do {
    try body()
  } catch {
    expect(false, happened: "it threw \(error)", should: "not throw")
  }
  let left = openDescriptors().subtracting(before).sorted()
  expect(
    left.isEmpty, happened: "it left open what it had opened: \(list(left))",
    should: "close all that it opens")
  let closed = before.subtracting(openDescriptors()).sorted()
  expect(
    closed.isEmpty, happened: "it closed what is not its own: \(list(closed))",
    should: "leave open what it was lent")
  var status: Int32 = 0
  expect(
    waitpid(-1, &status, WNOHANG) == -1,
    happened: "it left a child that nobody waited for",
    should: "wait for each child")
}

/// Ends the check, unless what was expected holds.
///
/// Both texts are for the reader: what the attempt did, and what it is to do.
public func expect(
  _ holds: Bool, happened: @autoclosure () -> String,
  should: @autoclosure () -> String
) {
  if holds { return }
  report("happened", happened())
  report("should", should())
  _exit(1)
}

/// Says that every trial was made.
///
/// This is the last line of a check: without it an attempt that ends the
/// process would pass.
public func passed() {
  report("passed", "")
}

private func list(_ descriptors: [Int32]) -> String {
  "descriptor \(descriptors.map(String.init).joined(separator: ", "))"
}
