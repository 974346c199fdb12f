import Foundation

/// What came of compiling a program.
struct Build {
  /// What the compiler said.
  struct Log: Codable {
    var succeeded: Bool
    /// All that it printed.
    var text: String

    var diagnostics: [Diagnostic] { Diagnostic.all(in: text) }

    /// Whether the same text will always get the same answer.
    ///
    /// A full disk, for one, says nothing of the program.
    var isLasting: Bool {
      succeeded || diagnostics.contains { $0.severity == "error" }
    }
  }

  let log: Log
  /// The folder with the program, if one was made.
  let folder: String

  var program: String { folder + "/program" }
}

extension Workshop {
  /// Compiles a program, or finds it compiled, and lends what came of it.
  func withBuild<Result>(
    of program: Program, _ body: (Build) throws(Problem) -> Result
  ) throws(Problem) -> Result {
    let arguments = try arguments(for: program)
    let key =
      ([toolchain.versions[program.language] ?? ""] + arguments
      + [fingerprint(of: libraries(usedBy: program))]
      + program.files.map { "\($0.text.utf8.count) \($0.text)" })
      .joined(separator: "\n")
    if memory >= .programs, let entry = cache.find(key),
      let log: Build.Log = load("log", in: entry)
    {
      return try body(Build(log: log, folder: entry))
    }
    return try withScratch { scratch throws(Problem) in
      let log = try compile(program, arguments, in: scratch)
      guard memory >= .programs, log.isLasting, keeps else {
        return try body(Build(log: log, folder: scratch))
      }
      try save(log, as: "log", in: scratch)
      let entry = try cache.keep(scratch, for: key)
      return try body(Build(log: log, folder: entry))
    }
  }

  private func compile(
    _ program: Program, _ arguments: [String], in scratch: String
  ) throws(Problem) -> Build.Log {
    for file in program.files {
      try write(file.text, to: scratch + "/" + file.name)
    }
    let run =
      switch program.language {
      case .swift: try buildSwift(program, arguments, in: scratch)
      case .c: try runCompiler(arguments, in: scratch, for: program)
      }
    // An end that says nothing of the program must not be remembered for it.
    guard case .exit(let status) = run.ending else {
      throw program.place.problem(
        "the compiler did not come to its end: \(run.ending)",
        help: "try again; if it stays so, try a smaller program")
    }
    return Build.Log(
      succeeded: status == 0, text: String(decoding: run.output, as: UTF8.self))
  }

  /// Does what Swift's driver would do.
  private func buildSwift(
    _ program: Program, _ arguments: [String], in scratch: String
  ) throws(Problem) -> Run {
    let plan = try plans.plan(for: arguments) { () throws(Problem) in
      let asked = [arguments[0], "-###"] + arguments.dropFirst()
      let run = try runCompiler(asked, in: scratch, for: program)
      let answer = String(decoding: run.output, as: UTF8.self)
      guard run.ending == .exit(0) else {
        throw program.place.problem(
          "the compiler does not say how it would compile",
          detail: lines(of: answer), help: "see what the system lacks")
      }
      return BuildPlan(answer, in: scratch)
    }
    func script(_ text: String) throws(Problem) -> Run {
      try runCompiler(["/bin/sh", "-c", text], in: scratch, for: program)
    }
    let imports = program.imports
    if let link = plans[arguments, imports] {
      return try script(plan.script(linking: link))
    }
    let run = try script(plan.script)
    if run.ending == .exit(0), let answer = try? script(plan.question),
      answer.ending == .exit(0)
    {
      // The linker's job is the last line, below what clang says of itself.
      plans[arguments, imports] =
        lines(of: String(decoding: answer.output, as: UTF8.self)).last
    }
    return run
  }

  private func runCompiler(
    _ arguments: [String], in scratch: String, for program: Program
  ) throws(Problem) -> Run {
    try run(arguments, in: scratch, for: program.place, limit: 300_000)
  }

  private func arguments(for program: Program) throws(Problem) -> [String] {
    let used = libraries(usedBy: program)
    for library in used where !library.isBuilt(objects(of: library)) {
      throw program.place.problem(
        "\(library.name) is not built: no objects in \(toolchain.products)",
        help: "run `swift build` first")
    }
    let built = used.flatMap { objects(of: $0) }
    let headers = used.map { "-I\(book.root)/Sources/\($0.name)/include" }
    let compiler = toolchain.compilers[program.language] ?? ""
    let files = program.files.map(\.name)
    switch program.language {
    case .swift:
      return [
        compiler, "-swift-version", "6", "-wmo", "-module-name", "main",
        "-diagnostic-style", "llvm", "-module-cache-path", modules,
        "-I", toolchain.products + "/Modules",
      ] + headers.flatMap { ["-Xcc", $0] }
        + files + ["-o", "program"] + built + toolchain.linker
    case .c:
      return [compiler, "-Wall", "-Wextra"] + headers
        + files + ["-o", "program"] + built
    }
  }

  /// Where the compiler keeps the system's modules, which hold for this place
  /// only: a folder that was moved makes them anew.
  private var modules: String {
    "\(folder)/modules/\(Cache.name(of: folder))"
  }

  /// All libraries if the program names one of them: they use one another.
  private func libraries(usedBy program: Program) -> [Book.Library] {
    let imports = program.imports
    return allLibraries.contains { imports.contains($0.name) }
      ? allLibraries : []
  }

  var allLibraries: [Book.Library] {
    book.libraries + [book.harness].compactMap { $0 }
  }

  /// An object for each source: those of sources that were removed stay in the
  /// folder.
  private func objects(of library: Book.Library) -> [String] {
    let folder = "\(toolchain.products)/\(library.name).build"
    let names = library.sources.map {
      URL(filePath: $0.path).lastPathComponent + ".o"
    }
    let files = FileManager.default.enumerator(atPath: folder)
    return (files?.compactMap { $0 as? String } ?? [])
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
  fileprivate func isBuilt(_ objects: [String]) -> Bool {
    !objects.isEmpty || sources.allSatisfy { $0.path.hasSuffix(".h") }
  }
}

/// Reads a value kept beside a program.
func load<Value: Decodable>(_ name: String, in folder: String) -> Value? {
  FileManager.default.contents(atPath: "\(folder)/\(name).json")
    .flatMap { try? JSONDecoder().decode(Value.self, from: $0) }
}

/// Keeps a value beside a program, whole or not at all.
func save(
  _ value: some Encodable, as name: String, in folder: String
) throws(Problem) {
  guard let data = try? JSONEncoder().encode(value) else { return }
  try replace(
    "\(folder)/\(name).json", with: String(decoding: data, as: UTF8.self))
}
