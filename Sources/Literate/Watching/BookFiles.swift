import Foundation

/// The files that an author of a book saves, as they were at one moment.
public struct BookFiles: Sendable {
  private var states: [String: FileState] = [:]

  /// Looks at Package.swift, README.md, and all files of `chapters` and
  /// `Sources`, but for those that editors keep for themselves.
  public init(of root: String) {
    for path in ["Package.swift", "README.md"] {
      states[path] = FileState(root + "/" + path)
    }
    for folder in ["chapters", "Sources"] { look(at: folder, of: root) }
  }

  private mutating func look(at folder: String, of root: String) {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: root + "/" + folder)
    for name in names ?? [] where !name.hasPrefix(".") {
      let path = folder + "/" + name
      let kind = name.split(separator: ".", omittingEmptySubsequences: false)
        .dropFirst().last
      if kind == nil {
        look(at: path, of: root)
      } else if let kind, Self.kinds.contains(kind) {
        states[path] = FileState(root + "/" + path)
      }
    }
  }

  private static let kinds: Set<Substring> = [
    "md", "swift", "c", "h", "modulemap", "dot", "svg",
  ]

  /// The files that are not as they were, those that are gone among them.
  public func changes(since old: BookFiles) -> Set<String> {
    Set(
      Set(states.keys).union(old.states.keys)
        .filter { states[$0] != old.states[$0] })
  }
}
