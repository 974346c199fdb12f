import Libc
import Unix

/// Reads so many bytes from a descriptor, and not one more.
///
/// Waits for them as long as it takes, in whatever pieces they come,
/// and whatever signals come in between; neither their handling nor the
/// descriptor's flags are changed. Returns fewer only if the end of
/// file comes first. If a read fails, also after some bytes, throws
/// `SystemError("read")`.
func readExactly(
  _ count: Int, from end: Int32
) throws(SystemError) -> [UInt8] {
  // TODO: One read is not enough, and it may fail.
  var bytes = [UInt8](repeating: 0, count: count)
  let got = read(end, &bytes, count)
  return Array(bytes.prefix(max(got, 0)))
}
