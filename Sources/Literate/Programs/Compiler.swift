import Foundation
import Supervisor

/// What a compiler said of a program.
struct CompilerLog: Codable {
  var succeeded: Bool
  /// All that it printed.
  var text: String

  var diagnostics: [Diagnostic] { Diagnostic.all(in: text) }
}

extension Verifier {
  /// Compiles a program in a scratch directory, to `program` there if it is to
  /// be run.
  ///
  /// Throws if the compiler did not come to its end.
  func compile(
    _ program: Program, links: Bool, in scratch: String
  ) throws(Problem) -> CompilerLog {
    for file in program.files {
      try write(file.text, to: scratch + "/" + file.name)
    }
    var arguments = arguments(for: program)
    switch program.language {
    case .swift:
      let jobs = try plans.jobs(for: arguments) { () throws(Problem) in
        try self.jobs(of: arguments, program, in: scratch)
      }
      let script = links ? jobs.joined(separator: " &&\n") : jobs[0]
      arguments = ["/bin/sh", "-c", script]
    case .c:
      // Without a link, clang warns of the libraries.
      if !links { arguments = arguments.dropLast() + ["-c"] }
    }
    let run = try runCompiler(arguments, for: program, in: scratch)
    // An end that says nothing of the program must not be taken for its fault.
    guard case .exit(let status) = run.ending, status < 128 else {
      throw program.place.problem(
        "the compiler: \(run.ending)", detail: lines(of: run.text),
        help: "try again; if it stays so, try a smaller program")
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

  /// What Swift's driver would do: jobs, each a command for a shell.
  ///
  /// Most of the time of a small program goes to the drivers, of Swift and of
  /// clang, which find out each time what to do. So they are asked once.
  private func jobs(
    of arguments: [String], _ program: Program, in scratch: String
  ) throws(Problem) -> [String] {
    let run = try runCompiler(
      [arguments[0], "-###"] + arguments.dropFirst(), for: program, in: scratch)
    guard run.ending == .exit(0) else {
      throw program.place.problem(
        "the compiler does not say how it would compile",
        detail: lines(of: run.text), help: "see what the system lacks")
    }
    // The driver's temporary directory is gone by now; a job's is its own.
    return lines(of: run.text).map {
      $0.replacing(
        scratch + "/TemporaryDirectory.", with: "TemporaryDirectory."
      )
      .replacing(/(\/proc\/self\/cwd\/)?TemporaryDirectory\.\w+\//, with: "")
    }
  }

  private func runCompiler(
    _ arguments: [String], for program: Program, in scratch: String
  ) throws(Problem) -> Run {
    // Swift's driver cannot bear a path beyond ASCII there.
    let here = "/proc/self/cwd"
    return try run(
      arguments, in: scratch, for: program.place, limit: TimeLimit.compiler,
      environment: FileManager.default.fileExists(atPath: here)
        ? ["TMPDIR": here] : [:])
  }

  /// A small program is not worth the linker's threads.
  private var linker: [String] {
    FileManager.default.isExecutableFile(
      atPath: toolchain.usr + "/bin/ld.lld")
      ? ["-use-ld=lld", "-Xlinker", "--threads=1"] : []
  }

  /// Where the compiler keeps the system's modules, which hold for this place
  /// only: a directory that was moved makes them anew.
  private var modules: String { "\(directory)/modules/\(hash(of: directory))" }
}
