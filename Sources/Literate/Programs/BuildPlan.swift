/// What Swift's driver does to compile and link a program: jobs, each a command
/// for a shell.
///
/// Most of the time of a small program goes to the drivers, of Swift and of
/// clang, which find out each time what to do. What they find out depends on
/// the arguments and, for the linker, on the imports. So they are asked once.
struct BuildPlan {
  /// The compiler's job, then the linker's, and perhaps one between them.
  private let jobs: [Substring]

  /// Reads what `swiftc -###` prints in a folder that is for its files too.
  init(_ printed: String, in folder: String) {
    // Between quotes, as the driver's own are.
    let folder = folder.replacing("'", with: #"'\''"#)
    let jobs =
      printed
      .replacing(folder + "/TemporaryDirectory.", with: "\u{1e}")
      .replacing(/\x1e[^\/]*\//, with: "")
      .split(separator: "\n")
    self.jobs = jobs.prefix(1).map { Self.faster($0) } + jobs.dropFirst()
  }

  /// The compiler's job, made faster by a tenth: memory comes in large pages
  /// and is kept, where glibc can, and the compiler does not verify its own
  /// work.
  private static func faster(_ job: Substring) -> Substring {
    let memory = [
      "hugetlb=1", "top_pad=33554432", "mmap_threshold=1073741824",
      "trim_threshold=1073741824",
    ].map { "glibc.malloc." + $0 }.joined(separator: ":")
    return "GLIBC_TUNABLES=\(memory) \(job) -sil-verify-none"
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
