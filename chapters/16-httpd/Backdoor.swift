/// Lets a worker try an attack for whoever asks for its path.
let compromised = "--compromised"

/// The shortcut of a worker that a stranger has broken into.
func backdoor(_ folder: String, parent: Int32) -> Shortcut {
  { path, opener in
    guard let attack = Attack(path: path) else { return nil }
    let victim = Victim(
      folder: folder, parent: parent, opener: opener ?? -1)
    return .text(attack.run(on: victim).line)
  }
}
