/// The members of a list such as `a, b`: RFC 9110, 5.6.1.
///
/// A comma inside a quoted string ends a member as well, which does no harm,
/// because this server's entity tags have none. Whatever follows the hundredth
/// comma is a single member: no honest client sends that many.
func members(of list: String) -> [String] {
  list.utf8.split(separator: UInt8(ascii: ","), maxSplits: 100).map(trimmed)
    .filter { !$0.isEmpty }.map { String(Substring($0)) }
}
