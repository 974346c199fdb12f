import Libc
import Privsep
import Unix

/// The child: gives up root by a recipe, and tries to get it back.
func follow(
  _ recipe: Recipe, to identity: Identity, folder: String
) -> Never {
  do {
    _ = setgroups(1, [0])
    try recipe.steps(identity, folder)
    let kept = attempts.filter { $0.value() }.map(\.key)
    let list = kept.isEmpty ? "nothing" : kept.joined(separator: ", ")
    print("\(recipe.name): still has \(list)")
  } catch {
    print("\(recipe.name): failed:", error)
  }
  fflush(nil)
  _exit(0)
}

/// Follows each recipe, in a child of its own.
func followAll(to identity: Identity) throws {
  guard let path = mkdtemp(strdup("/tmp/empty-XXXXXX")) else {
    throw SystemError("mkdtemp")
  }
  let folder = String(cString: path)
  defer { rmdir(folder) }
  if chdir("/") == -1 { throw SystemError("chdir") }
  for recipe in recipes {
    fflush(nil)
    guard let child = try Child.fork() else {
      follow(recipe, to: identity, folder: folder)
    }
    _ = try child.wait()
  }
}

do {
  let words = CommandLine.arguments.dropFirst()
  guard words.count <= 1 else {
    print("usage: 12-dropping-privileges [USER]")
    exit(1)
  }
  let name = words.first ?? "nobody"
  guard let identity = Identity(named: name), identity.isOrdinary
  else {
    print("no one to drop to: \(name)")
    exit(1)
  }
  if geteuid() == 0 {
    try followAll(to: identity)
  } else if try !runAsRootOfNamespace() {
    print("neither root, nor a namespace with others to become")
    exit(1)
  }
} catch {
  print("failed:", error)
  exit(1)
}
