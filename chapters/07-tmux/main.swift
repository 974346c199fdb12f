import CShims

do {
  let path = CommandLine.arguments.dropFirst().first ?? serverPath()
  var client = Client(try connect(to: path))
  try client.identify()
  try client.command(["list-sessions"])
  exit(try client.answer())
} catch {
  let message = "07-tmux: \(error)\n"
  write(2, message, message.utf8.count)
  exit(1)
}
