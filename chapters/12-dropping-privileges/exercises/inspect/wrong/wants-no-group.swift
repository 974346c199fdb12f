// Refused: a process that has dropped
enum Remainder: Hashable {
  case user
  case group
  case groups
  case capabilities
  case newPrivileges
}

func remainders(
  in status: String, user: UInt32, group: UInt32
) -> Set<Remainder> {
  var fields: [Substring: [Substring]] = [:]
  for line in status.split(separator: "\n") {
    guard let colon = line.firstIndex(of: ":") else { continue }
    fields[line[..<colon]] = line[line.index(after: colon)...].split {
      $0 == "\t" || $0 == " "
    }
  }
  var found: Set<Remainder> = []
  if !four(fields["Uid"], are: user) { found.insert(.user) }
  if !four(fields["Gid"], are: group) { found.insert(.group) }
  let areOurs = fields["Groups"]?.isEmpty
  if areOurs != true { found.insert(.groups) }
  if number(fields["CapPrm"], radix: 16) != 0 {
    found.insert(.capabilities)
  }
  if number(fields["NoNewPrivs"], radix: 10) != 1 {
    found.insert(.newPrivileges)
  }
  return found
}

private func four(_ words: [Substring]?, are id: UInt32) -> Bool {
  words?.count == 4 && words?.allSatisfy { UInt32($0) == id } == true
}

private func number(_ words: [Substring]?, radix: Int) -> UInt64? {
  guard let words, words.count == 1 else { return nil }
  return UInt64(words[0], radix: radix)
}
