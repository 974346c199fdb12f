import Libc
import Privsep
import Unix

/// The parent: gives up what none of the three needs, and starts the rest.
///
/// Returns the exit status.
func serve(
  _ folder: String, from listener: consuming Descriptor,
  _ options: [String]
) throws -> Int32 {
  try moveNowhere()
  var parent = try Parent([folder] + options, listener: listener)
  try enterSandbox(try parentPromises(folder))
  return try parent.run()
}

/// The opener, in its sandbox.
func runOpener() throws {
  let parent = try parentEnd()
  let name = words[1]
  var folder = name
  if geteuid() == 0 {
    try drop(to: Role.opener.identity, root: name)
    folder = "/"
  }
  var opener = try Opener(
    try openFolder(folder, called: name), parent: parent)
  try enterSandbox(Role.opener.promises(folder))
  try opener.run()
}

/// The worker, in its sandbox.
func runWorker() throws {
  let parent = try parentEnd()
  let folder = words[1]
  let descriptors = try limitResources()
  if geteuid() == 0 { try drop(to: Role.worker.identity, root: ".") }
  let shortcut =
    words.contains(compromised)
    ? backdoor(folder, parent: parent.number) : nil
  var worker = try Worker(
    parent: parent, descriptors: descriptors, shortcut: shortcut)
  try enterSandbox(Role.worker.promises(folder))
  try worker.run()
}

/// Keeps promises from now on.
///
/// Does without what this system does not have, if it was told to.
private func enterSandbox(_ promises: [Promise]) throws(SandboxError) {
  let mayLack = words.contains(unsandboxed)
  _ = try Sandbox.enter(
    promises, doingWithout: mayLack ? [.seccomp, .landlock] : [])
}

/// A role was given by hand, and not by a parent.
struct NoParent: Error, CustomStringConvertible {
  let description = "this role is the parent's to give"
}

private func parentEnd() throws(NoParent) -> Descriptor {
  guard let end = Part.parentEnd() else { throw NoParent() }
  return end
}

/// Makes an empty folder the working directory, and removes it.
///
/// A folder that is no more is the best of roots: nobody can put anything
/// there.
private func moveNowhere() throws(SystemError) {
  guard let path = mkdtemp(strdup("/tmp/empty-XXXXXX")) else {
    throw SystemError("mkdtemp")
  }
  try check("chdir", chdir(path))
  try check("rmdir", rmdir(path))
}
