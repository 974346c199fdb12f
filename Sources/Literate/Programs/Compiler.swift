import Foundation
import Supervisor

/// What a compiler printed about a program.
struct CompilerLog: Codable {
  var succeeded: Bool
  /// All that it printed.
  var text: String

  var diagnostics: [Diagnostic] { Diagnostic.all(in: text) }
}

extension Verifier {
  /// Compiles a program in a scratch directory, and links it there, as
  /// `program`, if it is going to be run.
  ///
  /// Throws if the compiler itself fails.
  func compile(
    _ program: Program, links: Bool, in scratch: String
  ) throws(Problem) -> CompilerLog {
    for file in program.files {
      try write(file.text, to: scratch + "/" + file.name)
    }
    var arguments = arguments(for: program)
    switch program.language {
    case .swift:
      let jobs = try plans.value(for: arguments) { () throws(Problem) in
        try self.jobs(of: arguments, program, in: scratch)
      }
      let script = links ? jobs.joined(separator: " &&\n") : jobs[0]
      arguments = ["/bin/sh", "-c", script]
    case .c:
      // clang warns about libraries that it doesn't link.
      if !links { arguments = arguments.dropLast() + ["-c"] }
    }
    let run = try runCompiler(arguments, for: program, in: scratch)
    // The compiler's own failure must not be blamed on the program.
    guard case .exit(let status) = run.ending, status < 128 else {
      throw program.place.problem(
        "the compiler: \(run.ending)", detail: lines(of: run.text),
        help: "try again; if that doesn't help, try a smaller program",
        isFailure: true)
    }
    return CompilerLog(succeeded: status == 0, text: run.text)
  }

  /// The compiler's path and its arguments, by which the cache knows them too.
  func arguments(for program: Program) -> [String] {
    let compiler = toolchain.compiler(of: program.language)
    let files = program.files.map(\.name)
    switch program.language {
    case .swift:
      return [
        compiler, "-swift-version", "6", "-wmo", "-module-name", "main",
        "-diagnostic-style", "llvm", "-module-cache-path", modules,
      ] + libraries.flags(for: .swift) + files + ["-o", "program"]
        + [libraries.archive] + linker
    case .c:
      return [compiler, "-Wall", "-Wextra"] + libraries.flags(for: .c) + files
        + ["-o", "program", libraries.archive]
    }
  }

  /// What Swift's driver would do: jobs, each of them a shell command.
  ///
  /// For a small program, most of the time is spent in the drivers of Swift and
  /// clang, which work out each time what to do. So they are asked only once.
  private func jobs(
    of arguments: [String], _ program: Program, in scratch: String
  ) throws(Problem) -> [String] {
    let run = try runCompiler(
      [arguments[0], "-###"] + arguments.dropFirst(), for: program, in: scratch)
    // The driver may print warnings as well.
    let jobs = lines(of: run.text).filter { $0.contains(/^'?\//) }
    guard run.ending == .exit(0), !jobs.isEmpty else {
      throw program.place.problem(
        "the compiler doesn't say how it would compile this",
        detail: lines(of: run.text), help: "see what the system lacks",
        isFailure: true)
    }
    // The driver's temporary directory is gone by now. Jobs use their own.
    return jobs.map {
      $0.replacing(
        scratch + "/TemporaryDirectory.", with: "TemporaryDirectory."
      )
      .replacing(/(\/proc\/self\/cwd\/)?TemporaryDirectory\.\w+\//, with: "")
    }
  }

  private func runCompiler(
    _ arguments: [String], for program: Program, in scratch: String
  ) throws(Problem) -> Run {
    // Swift's driver fails if this path isn't ASCII.
    let here = "/proc/self/cwd"
    return try run(
      arguments, in: scratch, for: program.place, limit: TimeLimit.compiler,
      environment: FileManager.default.fileExists(atPath: here)
        ? ["TMPDIR": here] : [:])
  }

  /// To start the linker's threads takes longer than to link a small program.
  private var linker: [String] {
    FileManager.default.isExecutableFile(
      atPath: toolchain.usr + "/bin/ld.lld")
      ? ["-use-ld=lld", "-Xlinker", "--threads=1"] : []
  }

  /// Where the compiler keeps the system's modules: these contain paths, so
  /// they are built again after the directory has been moved.
  private var modules: String { "\(directory)/modules/\(hash(of: directory))" }
}
