import Exercises
import Libc

let user = UInt32.random(in: 10_000...19_999)
let group = UInt32.random(in: 20_000...29_999)
let other = UInt32.random(in: 30_000...39_999)

/// The text for a process that has dropped, with some lines changed: by
/// their names, and nil for a line that is not there.
func status(_ changes: KeyValuePairs<String, String?> = [:]) -> String {
  let lines: KeyValuePairs<String, String> = [
    "Name": "worker",
    "Uid": Array(repeating: "\(user)", count: 4).joined(separator: "\t"),
    "Gid": Array(repeating: "\(group)", count: 4).joined(separator: "\t"),
    "Groups": "\(group) ",
    "CapPrm": "0000000000000000",
    "CapEff": "0000000000000000",
    "NoNewPrivs": "1",
  ]
  return lines.map { name, text in
    guard let change = changes.first(where: { $0.key == name }) else {
      return "\(name):\t\(text)\n"
    }
    return change.value.map { "\(name):\t\($0)\n" } ?? ""
  }.joined()
}

/// Tries a text.
func expect(_ expected: Set<Remainder>, _ text: String, _ what: String) {
  let found = remainders(in: text, user: user, group: group)
  func list(_ set: Set<Remainder>) -> String {
    set.isEmpty
      ? "nothing"
      : set.map { ".\($0)" }.sorted()
        .joined(separator: ", ")
  }
  expect(
    found == expected, happened: "\(what): it found \(list(found))",
    should: "find \(list(expected))")
}

trial("nothing left") {
  expect([], status(), "a process that has dropped")
  expect([], status(["Groups": " "]), "a process that has dropped")
}

trial("ids") {
  for place in 0..<4 {
    for (line, id, remainder) in [
      ("Uid", user, Remainder.user), ("Gid", group, .group),
    ] {
      for wrong in [0, other] {
        var ids = [id, id, id, id]
        ids[place] = wrong
        let text = ids.map(String.init).joined(separator: "\t")
        let kind = line == "Uid" ? "user" : "group"
        expect(
          [remainder], status([line: text]), "with the \(kind) ids \(ids)")
      }
    }
  }
}

trial("groups") {
  for groups in ["0 ", "\(group) \(other) ", "\(other) \(group) "] {
    expect([.groups], status(["Groups": groups]), "with the groups \(groups)")
  }
}

trial("capabilities") {
  for set in ["0000000000000080", "000001ffffffffff", "0000010000000000"] {
    expect(
      [.capabilities], status(["CapPrm": set]),
      "with the capabilities \(set)")
  }
}

trial("no_new_privs") {
  expect([.newPrivileges], status(["NoNewPrivs": "0"]), "with NoNewPrivs 0")
}

trial("all at once") {
  let text = status([
    "Uid": "0\t0\t0\t0", "Gid": "0\t0\t0\t0", "Groups": "0 ",
    "CapPrm": "000001ffffffffff", "NoNewPrivs": "0",
  ])
  expect(
    [.user, .group, .groups, .capabilities, .newPrivileges], text,
    "a process of root")
}

trial("a name like a line") {
  let ids = "\(user)\t\(user)\t\(user)\t\(user)"
  expect(
    [.user], status(["Name": "Uid:\t\(ids)", "Uid": "0\t0\t0\t0"]),
    "root's process named \"Uid:...\"")
}

trial("lines that are missing or cut off") {
  let lines: KeyValuePairs<String, Remainder> = [
    "Uid": .user, "Gid": .group, "Groups": .groups,
    "CapPrm": .capabilities, "NoNewPrivs": .newPrivileges,
  ]
  for (line, remainder) in lines {
    expect([remainder], status([line: nil]), "without the line \(line)")
  }
  let three = "\(user)\t\(user)\t\(user)"
  expect([.user], status(["Uid": three]), "with the user ids \(three)")
  expect(
    [.user, .group, .groups, .capabilities, .newPrivileges], "",
    "an empty text")
}

passed()
