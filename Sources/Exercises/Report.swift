import Libc

/// What begins each report: the workbook made it up for this attempt, so that
/// nothing the attempt prints is taken for a report.
private let mark = {
  let mark = getenv("WORKBOOK_MARK").map { String(cString: $0) } ?? ""
  unsetenv("WORKBOOK_MARK")
  return mark
}()

/// Tells the workbook something, in a line of its own.
func report(_ what: String, _ text: String) {
  fflush(nil)
  let line = Array("\(mark)\(what) \(text)\n".utf8)
  // An attempt may have closed its standard output.
  if write(1, line, line.count) == -1 { _ = write(2, line, line.count) }
}
