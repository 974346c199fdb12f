import Libc
import Privsep

/// A way to give up root, the right one or a wrong one.
struct Recipe: Sendable {
  let name: String
  /// Takes the one to become, and an empty folder for chroot.
  let steps: @Sendable (Identity, String) throws -> Void
}

/// The wrong ones do not look at what their calls return.
let recipes = [
  Recipe(name: "effective ids alone") { identity, folder in
    _ = chroot(folder)
    _ = chdir("/")
    _ = setgroups(1, [identity.group])
    _ = setegid(identity.group)
    _ = seteuid(identity.user)
  },
  Recipe(name: "user before groups") { identity, folder in
    _ = chroot(folder)
    _ = chdir("/")
    _ = becomeUser(identity.user)
    _ = becomeGroup(identity.group)
    _ = setgroups(1, [identity.group])
  },
  Recipe(name: "no setgroups") { identity, folder in
    _ = chroot(folder)
    _ = chdir("/")
    _ = becomeGroup(identity.group)
    _ = becomeUser(identity.user)
  },
  Recipe(name: "no chdir") { identity, folder in
    _ = chroot(folder)
    _ = setgroups(1, [identity.group])
    _ = becomeGroup(identity.group)
    _ = becomeUser(identity.user)
  },
  Recipe(name: "drop") { identity, folder in
    try drop(to: identity, root: folder)
  },
]
