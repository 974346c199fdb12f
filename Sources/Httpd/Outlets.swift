import HTTP

/// What the parent writes to.
struct Outlets {
  let output: Outlet
  let errors: Outlet

  /// Opens both streams.
  ///
  /// If they're patient, writing to them waits for room.
  init(isPatient: Bool = false) {
    output = Outlet(
      1, "standard output", isPatient: isPatient, reportingLoss: Log.loss)
    errors = Outlet(2, "standard error", isPatient: isPatient) {
      "\(programName): \($0) lines lost"
    }
  }

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
