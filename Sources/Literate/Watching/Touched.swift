/// The part of a book that saved files have to do with.
public struct Touched: Sendable {
  private let files: Set<String>

  /// The part that some files touch, named from the book's root.
  public init(by files: Set<String>) {
    self.files = files
  }

  /// Whether SwiftPM builds one of the files, so that programs and libraries
  /// are to be built again.
  public var isBuilt: Bool {
    files.contains { Self.isShared($0) || Self.isProgram($0) }
  }

  /// Whether a chapter is to be verified again: one of its files was saved, or
  /// the program of a chapter that it names, or what all chapters share.
  public func includes(_ chapter: Chapter) -> Bool {
    files.contains { touches($0, chapter) }
  }

  /// Whether nothing of a chapter was touched but its text.
  func isText(of chapter: Chapter) -> Bool {
    files.filter { touches($0, chapter) } == [chapter.path]
  }

  private func touches(_ file: String, _ chapter: Chapter) -> Bool {
    if Self.isShared(file) { return true }
    let parts = file.split(separator: "/")
    guard parts.count > 2 else { return false }
    return parts[1] == chapter.name
      || Self.isProgram(file) && chapter.text.contains(parts[1])
  }

  private static func isShared(_ file: String) -> Bool {
    file != "README.md" && !file.hasPrefix("chapters/")
  }

  private static func isProgram(_ file: String) -> Bool {
    let parts = file.split(separator: "/")
    return parts.count == 3 && parts[0] == "chapters"
      && Kind.Language(fileName: file) != nil
  }
}
