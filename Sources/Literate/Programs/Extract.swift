import Foundation

extension Chapter {
  /// Writes each program of the text to a folder, as it would be compiled:
  /// `LINE/main.swift`, by the line of its fence.
  ///
  /// Returns the paths of the files.
  public func extract(to folder: String) throws(Problem) -> [String] {
    var paths: [String] = []
    for case .program(let snippet) in checks {
      let place = "\(folder)/\(snippet.listing.fence.line)"
      try makeFolder(place)
      try write(snippet.source, to: "\(place)/\(snippet.fileName)")
      paths.append("\(place)/\(snippet.fileName)")
    }
    return paths
  }
}
