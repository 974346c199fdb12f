import Libc
import Unix

/// Gives up root for good, and becomes a user and a group.
///
/// With a folder, that is the process's root directory from now on: chroot(2).
/// It should be empty, and root's alone to write to. The supplementary groups
/// go, and on Linux exec gives no rights any more: no_new_privs.
///
/// Returns only if nothing can be taken back. After an error other than
/// `refused`, the process may be half of root, and must end.
///
/// Call it as root, before there is a second thread, and with no descriptor
/// of a folder open: it would lead out of the root directory.
public func drop(
  to identity: Identity, root folder: String? = nil
) throws(DropError) {
  guard identity.isOrdinary else { throw .refused(identity) }
  if let folder {
    try check("chroot", unsafe chroot(folder))
    // The working directory is still outside.
    try check("chdir", unsafe chdir("/"))
  }
  // The user comes last: without root no group can be given up.
  try check("setgroups", unsafe setgroups(1, [identity.group]))
  try check("setresgid", becomeGroup(identity.group))
  try check("setresuid", becomeUser(identity.user))
  try check("prctl", refuseNewPrivileges())
  if let remainder = remainder(besides: identity) { throw .kept(remainder) }
}

private func check(_ call: String, _ result: Int32) throws(DropError) {
  if result == -1 { throw .failed(SystemError(call)) }
}

/// What could be taken back: first asks, then tries.
private func remainder(besides identity: Identity) -> DropError.Remainder? {
  if !isOnlyUser(identity.user) { return .user }
  if !isOnlyGroup(identity.group) { return .group }
  var groups: [gid_t] = [0, 0]
  guard unsafe getgroups(2, &groups) == 1, groups[0] == identity.group
  else { return .groups }
  if setuid(0) != -1 || seteuid(0) != -1 { return .user }
  if setgid(0) != -1 || setegid(0) != -1 { return .group }
  if hasCapabilities() { return .capabilities }
  if takesNewPrivileges() { return .newPrivileges }
  return nil
}
