/// What the parent writes to.
struct Outlets {
  let output = Outlet.output()
  let errors = Outlet.errors()

  /// Adds a message to the errors, after the program's name.
  func report(_ text: String) {
    errors.add("\(programName): \(text)".utf8)
  }

  /// Writes what is left, waiting no longer than a second for each, and reports
  /// on the other how many lines were lost.
  func finish() {
    let second = Duration.seconds(1)
    output.flush(within: second)
    errors.flush(within: second)
    for (outlet, other) in [(output, errors), (errors, output)]
    where outlet.unwritten > 0 {
      let loss = "\(outlet.unwritten) lines lost"
      other.add("\(programName): \(outlet.name): \(loss)".utf8)
      other.flush(within: .zero)
    }
  }
}
