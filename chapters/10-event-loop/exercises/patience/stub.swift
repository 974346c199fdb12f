import Libc

/// Reads so many bytes from a descriptor, and not one more, unless the
/// time is over before.
///
/// The time is for all of them together. They come in whatever pieces,
/// and signals may come in between. Returns nil if not all have come
/// when the time is over, or if the other end hangs up before: then at
/// once. While it waits it does nothing.
func readAll(
  _ count: Int, from end: Int32, within time: Duration
) -> [UInt8]? {
  // TODO: Wait for each piece, but never longer than is left.
  var bytes = [UInt8](repeating: 0, count: count)
  return read(end, &bytes, count) == count ? bytes : nil
}
