import HTTP
import Libc
import Privsep
import Unix

/// Runs the parent: drops the privileges that no process of the server needs,
/// then starts the opener and the worker.
///
/// The process must ignore SIGPIPE, SIGXFSZ and SIGTTOU. Returns the exit
/// status.
public func serve(
  _ folder: String, from listener: consuming Descriptor,
  _ options: [String]
) throws -> Int32 {
  _ = try limitDescriptors()
  let opened = Descriptor(
    owning: try check(
      folder, unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)))
  let promises = try parentPromises("/proc/self/fd/\(opened.number)")
  let outlets = Outlets()
  defer { outlets.finish() }
  var parent = try Parent(
    [folder] + options, folder: opened, listener: listener, outlets)
  try moveNowhere()
  try Resource.coreSize.limit(to: 0)
  try enterSandbox(promises)
  return try parent.run()
}

/// Runs the opener, in its sandbox, until the parent closes its channel.
///
/// The process must ignore SIGPIPE and SIGXFSZ.
public func runOpener() throws {
  var orders = try Orders(try parentEnd())
  try limitResources()
  guard let folder = try orders.folder() else { return }
  try check("fchdir", fchdir(folder.number))
  try folder.close()
  if geteuid() == 0 { try drop(to: Role.opener.identity, root: ".") }
  try Part.dieWithParent()
  try Part.makeUndumpable()
  var opener = try Opener(
    try Folder(".", called: words[1]), orders: orders)
  try enterSandbox(Role.opener.promises("."))
  try opener.run()
}

/// Runs the worker, in its sandbox, until the parent closes its channel or
/// tells it to finish.
///
/// The process must ignore SIGPIPE and SIGXFSZ.
public func runWorker(
  backdoor: (_ folder: String, _ parent: Int32) -> Backdoor? = { _, _ in nil }
) throws {
  let parent = try parentEnd()
  let folder = words[1]
  try limitResources()
  if geteuid() == 0 { try drop(to: Role.worker.identity, root: ".") }
  try Part.dieWithParent()
  try Part.makeUndumpable()
  let backdoor = backdoor(folder, parent.number)
  var worker = try Worker(
    parent: parent, descriptors: try limitDescriptors(), backdoor: backdoor)
  try enterSandbox(Role.worker.promises(folder))
  try worker.run()
}

/// Restricts this process to what it promises.
///
/// With `--unsandboxed`, a system that lacks seccomp or Landlock will do.
private func enterSandbox(_ promises: [Promise]) throws(SandboxError) {
  let mayLack = words.contains(unsandboxed)
  _ = try Sandbox.enter(
    promises, doingWithout: mayLack ? [.seccomp, .landlock] : [])
}

/// The part was not started by a parent.
struct NoParent: Error, CustomStringConvertible {
  // No parent adds the program's name.
  let description =
    "\(programName): only the server itself can start this role"
}

private func parentEnd() throws(NoParent) -> Descriptor {
  guard words.count > 1, let end = Part.parentEnd() else { throw NoParent() }
  return end
}

/// Makes an empty directory the working directory, and removes it.
///
/// A directory that no longer exists is the safest root directory, because
/// nothing can be created in it.
private func moveNowhere() throws {
  // A signal that killed the process in between would leave the directory.
  var all = sigset_t(), before = sigset_t()
  unsafe sigfillset(&all)
  unsafe sigprocmask(SIG_BLOCK, &all, &before)
  defer { unsafe sigprocmask(SIG_SETMASK, &before, nil) }
  var path = Array("/tmp/empty-XXXXXX".utf8CString)
  if unsafe mkdtemp(&path) == nil { throw SystemError("mkdtemp") }
  let move = Result { try check("chdir", unsafe chdir(path)) }
  try check("rmdir", unsafe rmdir(path))
  _ = try move.get()
}
