import Libc
import Privsep
import Unix

// Who is gone is noticed by the write that fails.
signal(SIGPIPE, SIG_IGN)
do {
  switch words.first {
  case Role.opener.rawValue: try runOpener()
  case Role.worker.rawValue: try runWorker()
  case "alone":
    let service = try Service(words.dropFirst())
    try serveAlone(service.folder, from: try service.listen())
  case "attack": exit(try tryAttacks() ? 0 : 1)
  default:
    let service = try Service(words)
    let options = words.filter { $0 == unsandboxed }
    exit(
      try serve(service.folder, from: try service.listen(), options))
  }
} catch {
  report("\(error)")
  exit(1)
}
