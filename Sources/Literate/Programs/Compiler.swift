import Foundation

extension Workshop {
  /// Compiles a program in a scratch folder.
  ///
  /// Throws if the compiler did not come to its end.
  func compile(
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

  /// The compiler's path and its arguments, by which the cache knows them too.
  ///
  /// Throws if a library that it names is not built.
  func arguments(for program: Program) throws(Problem) -> [String] {
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
}
