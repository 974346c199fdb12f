import Libc
import Unix

/// Runs this program once more, as root of a namespace: unshare(1).
///
/// Returns whether that was possible.
func runAsRootOfNamespace() throws -> Bool {
  let command =
    ["unshare", "--map-root-user", "--map-auto", "--"]
    + CommandLine.arguments
  let words = command.map { strdup($0) } + [nil]
  guard let child = try Child.fork() else {
    execvp("unshare", words)
    _exit(127)
  }
  return try child.wait() == .status(0)
}
