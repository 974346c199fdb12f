extension Problem {
  /// The problem as a command to GitHub's CI, which shows it at its place.
  ///
  /// Source: `::error file=F,line=L,col=C::MESSAGE`, a workflow command,
  /// <https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions>
  public var annotation: String {
    // A colon or a comma would end the file's name.
    let name = escaped(file).replacing(":", with: "%3A")
      .replacing(",", with: "%2C")
    return "::\(severity.rawValue) file=\(name),line=\(line),col=\(column)::"
      + escaped(explanation)
  }
}

/// A text in which nothing ends the line.
private func escaped(_ text: String) -> String {
  text.unicodeScalars.reduce(into: "") { escaped, scalar in
    switch scalar {
    case "%": escaped += "%25"
    case "\r": escaped += "%0D"
    case "\n": escaped += "%0A"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
}
