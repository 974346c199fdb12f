/// The length in bytes of the head at the start of `bytes`, including any empty
/// lines before it.
///
/// Returns nil if the end of the head has not arrived yet. Throws if the head
/// is too long, or as soon as a line ends in a bare line feed: RFC 9112, 2.2.
/// Also throws if the first byte cannot begin a method, as in a TLS handshake.
public func headLength(of bytes: [UInt8]) throws(Status) -> Int? {
  let start = bytes.prefix(Request.limit)
  var line = 0
  var isBegun = false
  for end in start.indices where start[end] == 10 {
    guard end > line, start[end - 1] == 13 else { throw .badRequest }
    let isEmpty = end == line + 1
    if isEmpty && isBegun { return end + 1 }
    isBegun = isBegun || !isEmpty
    line = end + 1
  }
  if !isBegun, line < start.count, start[line] != 13, !isTokenByte(start[line])
  {
    throw .badRequest
  }
  if bytes.count >= Request.limit {
    throw isBegun ? .headTooLarge : .targetTooLong
  }
  return nil
}

/// The length in bytes of the empty lines at the start of `bytes`.
func lengthOfEmptyLines(in bytes: [UInt8]) -> Int {
  var length = 0
  while bytes.dropFirst(length).starts(with: [13, 10]) { length += 2 }
  return length
}

/// The lines of a head, without their line ends and without the empty lines
/// before and after them.
func lines(
  of head: ArraySlice<UInt8>
) throws(Status) -> ArraySlice<ArraySlice<UInt8>> {
  var lines: [ArraySlice<UInt8>] = []
  lines.reserveCapacity(32)
  var start = head.startIndex
  for end in head.indices where head[end] == 10 {
    guard end > start, head[end - 1] == 13 else { throw .badRequest }
    lines.append(head[start..<end - 1])
    start = end + 1
  }
  guard start == head.endIndex, lines.popLast()?.isEmpty == true else {
    throw .badRequest
  }
  return lines.drop(while: \.isEmpty)
}

/// The values in lines such as `Host: localhost`, by name in lower case.
///
/// Commas join the values of a repeated name. Throws if a line is malformed, or
/// if there are more than a hundred lines.
func fields(
  in lines: ArraySlice<ArraySlice<UInt8>>
) throws(Status) -> [String: String] {
  if lines.count > 100 { throw .headTooLarge }
  var fields = [String: String](minimumCapacity: lines.count)
  for line in lines {
    let name = line.prefix(while: isTokenByte)
    let value = line[name.endIndex...].dropFirst()
    guard !name.isEmpty, line[name.endIndex...].first == UInt8(ascii: ":"),
      value.allSatisfy(isText)
    else { throw .badRequest }
    let key = lowercased(name)
    let new = text(trimmed(value))
    if let old = fields.updateValue(new, forKey: key) {
      fields[key] = "\(old), \(new)"
    }
  }
  return fields
}
