import HTTP
import Libc
import Privsep

/// Prints the URL of a listening socket to standard output.
public func printAddress(of listener: Int32) {
  let line = address(of: listener) + "\n"
  unsafe write(1, line, line.utf8.count)
}

/// The URL of a listening socket.
func address(of listener: Int32) -> String {
  "http://127.0.0.1:\(portNumber(listener))"
}

/// Prints a message to standard error, after the program's name, and waits no
/// longer than a second for room.
///
/// Of a part, the parent adds the names, the program's and the part's.
public func report(_ text: String) {
  let isPart = words.first.flatMap(Role.init) != nil
  var queue = LineQueue(to: 2) { "\($0) lines lost" }
  queue.add((isPart ? text : "\(programName): \(text)").utf8)
  queue.flush(within: .seconds(1))
}

/// The program's name, without its directory.
let programName = String(
  programArguments().first?.split(separator: "/").last ?? "httpd")
