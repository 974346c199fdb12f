import Imsg
import Libc

/// Says what is wrong, and ends.
func fail(_ reason: String) -> Never {
  let message = "09-tmux: \(reason)\n"
  write(2, message, message.utf8.count)
  exit(1)
}

let path = CommandLine.arguments.dropFirst().first ?? serverPath()
do {
  var client = Client(try connect(to: path))
  try client.identify()
  try client.command(["list-sessions"])
  exit(try client.answer())
} catch ImsgError.system(let error)
  where [EPIPE, ECONNRESET].contains(error.number)
{
  // It has ended in the meantime.
  fail("\(noServer(at: path))")
} catch let error as ImsgError {
  fail("imsg fails: \(error)")
} catch {
  fail("\(error)")
}
