import Literate

extension Chapter {
  /// Writes each program of the text, exactly as it is compiled, to
  /// `main.swift` or `main.c` in a directory named after the line of its fence.
  ///
  /// Returns the names of the files.
  package func extract(
    to directory: String, by scratch: Scratch
  ) throws(Problem) -> [String] {
    let output = try OutputDirectory(directory)
    return try scratch.lend { scratch throws(Problem) in
      var names: [String] = []
      try makeDirectory(scratch + "/new")
      for check in text.checks {
        guard case .program(let language, _) = check.listing.kind else {
          continue
        }
        let line = "\(check.listing.fence.line)"
        try makeDirectory(scratch + "/new/" + line)
        names.append(line + "/" + language.fileName)
        try write(check.code, to: scratch + "/new/" + names[names.count - 1])
      }
      try output.publish(scratch + "/new")
      return names
    }
  }
}
