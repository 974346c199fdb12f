/// What Swift's driver does to compile and link a program: jobs, each a command
/// for a shell.
///
/// Most of the time of a small program goes to the drivers, of Swift and of
/// clang, which find out each time what to do. What they find out depends on the
/// arguments and, for the linker, on the imports. So they are asked once.
struct BuildPlan {
  /// The compiler's job, then the linker's, and perhaps one between them.
  private let jobs: [Substring]

  /// Reads what `swiftc -###` prints in a folder that is for its files too.
  init(_ printed: String, in folder: String) {
    // Between quotes, as the driver's own are.
    let folder = folder.replacing("'", with: #"'\''"#)
    jobs =
      printed
      .replacing(folder + "/TemporaryDirectory.", with: "\u{1e}")
      .replacing(/\x1e[^\/]*\//, with: "")
      .split(separator: "\n")
  }

  /// The script that builds a program of unknown imports.
  var script: String { jobs.joined(separator: " &&\n") }

  /// The script that lets clang say how it would link what was built.
  var question: String { (jobs.last ?? "") + " -###" }

  /// The script that builds a program of known imports.
  func script(linking link: String) -> String {
    """
    \(jobs[0]) || exit
    \(link) 2>/dev/null && exit
    \(jobs.dropFirst().joined(separator: " &&\n"))
    """
  }
}
