import HTTP
import Libc
import Privsep
import Unix

/// Runs the parent: drops the privileges that no process of the server needs,
/// then starts the opener and the worker.
///
/// The process must ignore SIGPIPE, SIGXFSZ and SIGTTOU. Returns the exit
/// status. What is taken away from the parent must be from the parts too, which
/// the options are to say.
public func serve(
  _ folder: String, from listener: consuming Descriptor,
  _ options: [String], without taken: Set<Defence> = []
) throws -> Int32 {
  _ = try limitDescriptors()
  let opened = Descriptor(
    owning: try check(
      folder, unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)))
  let promises = try parentPromises("/proc/self/fd/\(opened.number)")
  let outlets = Outlets(isPatient: taken.contains(.patience))
  defer { outlets.finish() }
  var parent = try Parent(
    [folder] + options, folder: opened, listener: listener, outlets,
    without: taken)
  try moveNowhere()
  try Resource.coreSize.limit(to: 0)
  try enterSandbox(promises, without: taken)
  return try parent.run()
}

/// Runs the opener, in its sandbox, until the parent closes its channel.
///
/// The process must ignore SIGPIPE and SIGXFSZ.
public func runOpener(
  without taken: Set<Defence> = [], backdoor: PartBackdoor = { _, _ in nil }
) throws {
  var orders = try Orders(try parentEnd())
  let backdoor = backdoor(words[1], orders.number)
  if !taken.contains(.limits) { try limitResources() }
  guard let folder = try orders.folder() else { return }
  try check("fchdir", fchdir(folder.number))
  try folder.close()
  try dropPrivileges(to: .opener, without: taken)
  try harden(without: taken)
  var opener = try Opener(
    try Folder(".", called: words[1]), orders: orders, backdoor: backdoor,
    without: taken)
  try enterSandbox(Role.opener.promises("."), without: taken)
  try opener.run()
}

/// Runs the worker, in its sandbox, until the parent closes its channel or
/// tells it to finish.
///
/// The process must ignore SIGPIPE and SIGXFSZ.
public func runWorker(
  without taken: Set<Defence> = [], backdoor: PartBackdoor = { _, _ in nil }
) throws {
  let parent = try parentEnd()
  let folder = words[1]
  if !taken.contains(.limits) { try limitResources() }
  try dropPrivileges(to: .worker, without: taken)
  try harden(without: taken)
  let backdoor = backdoor(folder, parent.number)
  var worker = try Worker(
    parent: parent, descriptors: try limitDescriptors(), backdoor: backdoor)
  try enterSandbox(Role.worker.promises(folder), without: taken)
  try worker.run()
}

/// Gives up root, if this process has it, and its root directory.
private func dropPrivileges(
  to role: Role, without taken: Set<Defence>
) throws {
  guard geteuid() == 0 else { return }
  let root = taken.contains(.rootDirectory) ? nil : "."
  if !taken.contains(.user) {
    try drop(to: role.identity, root: root)
  } else if let root {
    try check("chroot", unsafe chroot(root))
    try check("chdir", unsafe chdir("/"))
  }
}

/// Ends this part with its parent, and hides its memory.
private func harden(without taken: Set<Defence>) throws(SystemError) {
  if !taken.contains(.deathWithParent) { try Part.dieWithParent() }
  if !taken.contains(.undumpable) { try Part.makeUndumpable() }
}

/// Restricts this process to what it promises.
///
/// With `--unsandboxed`, a system that lacks seccomp or Landlock will do.
private func enterSandbox(
  _ promises: [Promise], without taken: Set<Defence>
) throws(SandboxError) {
  let mayLack = words.contains(unsandboxed)
  var spare: Set<Mechanism> = mayLack ? [.seccomp, .landlock] : []
  if taken.contains(.seccomp) { spare.insert(.seccomp) }
  if taken.contains(.landlock) { spare.insert(.landlock) }
  let here = Confinement.here
  _ = try Sandbox.enter(
    promises, doingWithout: spare,
    landlockABI: taken.contains(.landlock) ? 0 : here.landlockABI,
    hasFilter: !taken.contains(.seccomp) && here.hasFilter)
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
