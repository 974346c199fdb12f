import Libc
import Privsep

/// Prints the URL of a listening socket to standard output.
public func printAddress(of listener: Int32) {
  let line = "http://127.0.0.1:\(portNumber(listener))\n"
  unsafe write(1, line, line.utf8.count)
}

/// Prints a message to standard error, after the program's name.
public func report(_ text: String) {
  let line = Array("\(programName): \(text)\n".utf8)
  unsafe write(2, line, line.count)
}

/// The program's name, without its directory.
private var programName: Substring {
  programArguments().first?.split(separator: "/").last ?? "httpd"
}
