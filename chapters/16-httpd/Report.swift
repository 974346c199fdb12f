import Libc

/// Says what happened, on standard error.
func report(_ text: String) {
  let line = Array("16-httpd: \(text)\n".utf8)
  write(2, line, line.count)
}
