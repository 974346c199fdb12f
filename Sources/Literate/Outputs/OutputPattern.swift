/// The content of an `output` fence: what a program is expected to print.
///
/// A line that is only `...` stands for any number of whole lines, also for
/// none; every other line is a `LinePattern` and stands for one line.
///
/// The lines between two gaps belong together. Those before the first gap are
/// taken at the beginning of the output, those behind the last one at its end,
/// and all between at the nearest place where they fit, with the names that
/// have been given a value so far. No choice is ever taken back: so it is
/// plain what a pattern means, and the time grows with the output's length
/// times that of the longest stretch between two gaps.
package struct OutputPattern: Sendable {
  /// A line of `...` for whole lines, in an output without an order.
  package struct UnorderedGap: Error, Equatable, CustomStringConvertible {
    /// The line within the fence, counted from 1.
    let line: Int

    package var description: String {
      "`...` cannot stand for whole lines where their order is free"
    }
  }

  let lines: [LinePattern]
  /// Whether the lines of the output may come in any order.
  let isUnordered: Bool

  package init(
    _ lines: [String], unordered: Bool = false
  ) throws(UnorderedGap) {
    self.lines = lines.map(LinePattern.init)
    isUnordered = unordered
    if unordered, let gap = self.lines.firstIndex(where: \.isGap) {
      throw UnorderedGap(line: gap + 1)
    }
  }

  /// Whether a program that printed `output` did what the pattern says.
  package func matches(_ output: [String]) -> Bool {
    guard !isUnordered else {
      return lines.count == output.count
        && Assignment(of: lines, to: output).isComplete
    }
    var bindings: Bindings = [:]
    let segments = lines.split(
      omittingEmptySubsequences: false, whereSeparator: \.isGap)
    guard segments.count > 1 else {
      return lines.count == output.count
        && stands(lines[...], in: output[...], &bindings)
    }
    let (head, tail) = (segments[0], segments[segments.count - 1])
    guard head.count + tail.count <= output.count,
      stands(head, in: output[...], &bindings)
    else { return false }
    var rest = output.dropFirst(head.count).dropLast(tail.count)
    for segment in segments.dropFirst().dropLast() {
      while !stands(segment, in: rest, &bindings) {
        guard rest.popFirst() != nil else { return false }
      }
      rest.removeFirst(segment.count)
    }
    return stands(tail, in: output.suffix(tail.count), &bindings)
  }

  /// Whether `output` begins with lines that `segment` stands for.
  private func stands(
    _ segment: ArraySlice<LinePattern>, in output: ArraySlice<String>,
    _ bindings: inout Bindings
  ) -> Bool {
    guard segment.count <= output.count else { return false }
    var bound = bindings
    for (pattern, line) in zip(segment, output) {
      guard pattern.matches(line, &bound) else { return false }
    }
    bindings = bound
    return true
  }
}
