import Unix

/// Writes the payload of a message in its place: ibuf_add(3).
///
/// What cannot be written, since the message would be longer than it may,
/// spoils the message: the `compose` that lent the writer throws.
public struct PayloadWriter: ~Copyable {
  var output = Output()
  /// The longest payload, in bytes.
  let longest: Int
  /// How many bytes were written.
  public private(set) var count = 0
  /// What could not be written, first.
  private(set) var failure: ImsgError?

  init(longest: Int) {
    self.longest = longest
  }

  /// Writes an integer in the machine's byte order.
  public mutating func write(
    _ value: some FixedWidthInteger & BitwiseCopyable
  ) {
    let size = MemoryLayout.size(ofValue: value)
    guard makeRoom(for: size) else { return }
    output.write(value, at: Header.size + count)
    count += size
  }

  /// Writes an integer in network byte order.
  public mutating func writeBigEndian(
    _ value: some FixedWidthInteger & BitwiseCopyable
  ) {
    write(value.bigEndian)
  }

  /// Writes bytes.
  public mutating func write(_ bytes: RawSpan) {
    guard makeRoom(for: bytes.byteCount) else { return }
    output.write(bytes, at: Header.size + count)
    count += bytes.byteCount
  }

  /// Writes bytes.
  public mutating func write(_ bytes: [UInt8]) {
    unsafe write(bytes.span.bytes)
  }

  /// Writes a string and the NUL that ends it.
  ///
  /// A string that holds a NUL would end before, and the peer would take what
  /// follows for something else: `nulInString`.
  public mutating func write(_ string: String) {
    if string.utf8.contains(0) { fail(.nulInString) }
    write(Array(string.utf8) + [0])
  }

  /// Takes back all but so many bytes.
  public mutating func truncate(to count: Int) {
    guard 0...self.count ~= count else { return fail(.outOfBounds) }
    self.count = count
  }

  private mutating func makeRoom(for more: Int) -> Bool {
    if more > longest - count { fail(.tooLong(Header.size + count + more)) }
    if failure != nil { return false }
    output.makeRoom(for: Header.size + count + more)
    return true
  }

  private mutating func fail(_ error: ImsgError) {
    failure = failure ?? error
  }
}
