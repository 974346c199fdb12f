import Foundation

extension Workshop {
  /// All libraries if the program names one of them: they use one another.
  func libraries(usedBy program: Program) -> [Book.Library] {
    let imports = program.imports
    return allLibraries.contains { imports.contains($0.name) }
      ? allLibraries : []
  }

  /// The libraries of the book, and the one that checks are written with.
  var allLibraries: [Book.Library] {
    book.libraries + [book.harness].compactMap { $0 }
  }

  /// An object for each source: those of sources that were removed stay in the
  /// folder.
  func objects(of library: Book.Library) -> [String] {
    let folder = "\(toolchain.products)/\(library.name).build"
    let names = library.sources.map {
      URL(filePath: $0.path).lastPathComponent + ".o"
    }
    let files = try? FileManager.default.subpathsOfDirectory(atPath: folder)
    return (files ?? [])
      .filter { names.contains(URL(filePath: $0).lastPathComponent) }
      .sorted().map { folder + "/" + $0 }
  }

  /// The libraries' state: their sources, and the dates of their objects.
  func fingerprint(of libraries: [Book.Library]) -> String {
    let sources = libraries.flatMap(\.sources).flatMap(\.lines)
    let dates = libraries.flatMap { objects(of: $0) }.map { object in
      let attributes = try? FileManager.default.attributesOfItem(atPath: object)
      let date = attributes?[.modificationDate] as? Date ?? .distantPast
      return "\(date.timeIntervalSinceReferenceDate)"
    }
    return (sources + dates).joined(separator: "\n")
  }
}

extension Book.Library {
  /// Whether these are its objects: a library of headers alone has none.
  func isBuilt(_ objects: [String]) -> Bool {
    !objects.isEmpty || sources.allSatisfy { $0.path.hasSuffix(".h") }
  }
}
