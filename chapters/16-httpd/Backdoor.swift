import Httpd

/// The option that gives a worker its back door.
let compromised = "--compromised"

/// The back door of a compromised worker: a request for the path of an attack
/// makes the worker try it.
///
/// The outcome is reported on standard error.
func backdoor(_ folder: String, parent: Int32) -> Backdoor {
  { path, opener in
    guard let attack = Attack(path: path) else { return }
    let victim = Victim(
      folder: folder, parent: parent, opener: opener ?? -1)
    report(attack.run(on: victim).line)
  }
}
