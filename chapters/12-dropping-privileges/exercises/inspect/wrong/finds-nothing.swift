// Refused: with the user ids
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
  []
}

private func four(_ words: [Substring]?, are id: UInt32) -> Bool {
  words?.count == 4 && words?.allSatisfy { UInt32($0) == id } == true
}

private func number(_ words: [Substring]?, radix: Int) -> UInt64? {
  guard let words, words.count == 1 else { return nil }
  return UInt64(words[0], radix: radix)
}
