extension Verification {
  /// The verification as JUnit's XML, which GitLab, Jenkins and others read.
  ///
  /// A suite to each chapter, and in it a case to each fence. Files that have a
  /// problem outside of all fences are cases too, so that a report without a
  /// failure means that all holds.
  ///
  /// Source: <https://docs.gitlab.com/ci/testing/unit_test_reports>; both
  /// readers look at the first `failure` of a case only, and GitLab at its text
  /// and not its message.
  public func xunit(seconds: Double) -> String {
    let others = otherProblems + (coverage ?? []).flatMap(\.problems)
    let cases =
      fences.map { XUnitCase($0) }
      + Dictionary(grouping: others, by: \.file).sorted { $0.key < $1.key }
      .map { XUnitCase($0.key, problems: $0.value) }
    let names = cases.map(\.suite)
    let suites = names.indices.filter { !names[..<$0].contains(names[$0]) }
      .map { index in
        let cases = cases.filter { $0.suite == names[index] }
        return """
            <testsuite name="\(escaped(names[index]))"\(counts(cases))>
          \(cases.map(\.xml).joined(separator: "\n"))
            </testsuite>

          """
      }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="workbook"\(counts(cases)) time="\(seconds)">
      \(suites.joined())</testsuites>

      """
  }

  private func counts(_ cases: [XUnitCase]) -> String {
    " tests=\"\(cases.count)\" failures=\"\(cases.count { $0.failure != nil })\""
      + " errors=\"0\" skipped=\"\(cases.count { $0.reason != nil })\""
  }
}

/// A `testcase` of JUnit.
private struct XUnitCase {
  let suite: String
  private let name: String
  private let file: String
  private let line: Int?
  let reason: String?
  private let problems: [Problem]

  init(_ fence: FenceReport) {
    suite = Self.suite(of: fence.file)
    name = fence.name
    file = fence.file
    line = fence.line
    reason = fence.reason
    problems = fence.problems
  }

  /// A file that has problems outside of all fences.
  init(_ file: String, problems: [Problem]) {
    suite = Self.suite(of: file)
    name = file
    self.file = file
    line = nil
    reason = nil
    self.problems = problems
  }

  /// The chapter that a file belongs to.
  private static func suite(of file: String) -> String {
    let parts = file.split(separator: "/")
    return parts.count > 2 && parts[0] == "chapters" ? String(parts[1]) : "book"
  }

  /// Its first error, if it failed.
  var failure: Problem? { problems.first { $0.severity == .error } }

  var xml: String {
    let text = escaped(problems.map(\.description).joined(separator: "\n"))
    let content: String? =
      if let failure {
        "<failure message=\"\(escaped(failure.message))\">\(text)</failure>"
      } else if let reason {
        "<skipped>\(escaped(reason))</skipped>"
      } else if !problems.isEmpty {
        "<system-out>\(text)</system-out>"
      } else {
        nil
      }
    return "    <testcase classname=\"\(escaped(suite))\""
      + " name=\"\(escaped(name))\" file=\"\(escaped(file))\""
      + (line.map { " line=\"\($0)\"" } ?? "")
      + (content.map { ">\($0)</testcase>" } ?? "/>")
  }
}

/// A text as it stands in XML, between tags or quotation marks.
///
/// What XML 1.0 has no way to write becomes a Swift escape, `\u{1B}`.
private func escaped(_ text: String) -> String {
  text.unicodeScalars.reduce(into: "") { escaped, scalar in
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    // As they are, a reader would make blanks and other line ends of them.
    case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
    case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{FFFE}", "\u{FFFF}":
      escaped += scalar.escaped(asASCII: true)
    default: escaped.unicodeScalars.append(scalar)
    }
  }
}
