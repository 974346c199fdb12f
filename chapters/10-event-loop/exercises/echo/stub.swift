import Libc

/// Sends back to each peer what it sends, until all have hung up.
///
/// The ends are lent: they are to be left open, and may be made
/// non-blocking. No peer waits for another. Of each peer no more than
/// 65,536 bytes are kept. A peer that has sent all may say so, by
/// `shutdown`, and gets the rest of its bytes. SIGPIPE is ignored.
func echo(on ends: [Int32]) {
  // TODO: Wait for all at once.
  var bytes = [UInt8](repeating: 0, count: 65_536)
  for end in ends {
    while true {
      let count = read(end, &bytes, bytes.count)
      if count < 1 { break }
      write(end, bytes, count)
    }
  }
}
