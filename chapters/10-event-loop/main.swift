import Libc

signal(SIGPIPE, SIG_IGN)
do {
  let words = CommandLine.arguments.dropFirst()
  let manners = words.compactMap { Manner(rawValue: $0) }
  guard !words.isEmpty, manners.count == words.count else {
    print("usage: 10-event-loop busy|deaf|slow|crash|idle|boss...")
    exit(1)
  }
  var host = try Host(manners.map { try Guest($0) })
  try host.run()
} catch {
  print("failed:", error)
  exit(1)
}
