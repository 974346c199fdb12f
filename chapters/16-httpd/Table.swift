/// Tries every attack on a single-process server and on a separated one, and
/// prints the outcomes.
///
/// Returns whether the separated server withstood all of them.
func tryAttacks() throws -> Bool {
  let bait = try Bait()
  defer { bait.remove() }
  printRow("", "alone", "separated: stopped by")
  let secret = "/../secret"
  var withstands = try tryOnBoth("request \(secret)", in: bait) { trial in
    try trial.ask(for: secret)
  }
  for attack in Attack.allCases {
    let holds = try tryOnBoth(attack.rawValue, in: bait) { trial in
      try trial.suffer(attack)
    }
    withstands = withstands && holds
  }
  return withstands
}

/// Tries an attack on both servers.
///
/// Returns whether the separated server prevented it, answered the next
/// request, and exited when told to.
private func tryOnBoth(
  _ title: String, in bait: Bait,
  attack: (borrowing Trial) throws -> Outcome
) throws -> Bool {
  var alone = try Trial(bait.folder, isSeparated: false)
  let harm = try attack(alone)
  _ = try alone.end()

  var separated = try Trial(bait.folder, isSeparated: true)
  let outcome = try attack(separated)
  let isAlive = try separated.isAlive()
  let exit = try separated.end()

  let survives = isAlive && exit == .status(0)
  let text = survives ? outcome.text : "the server is dead"
  printRow(title, harm.text, text)
  return !outcome.isDone && survives
}

/// Prints a row of the table.
private func printRow(_ title: String, _ cells: String...) {
  var line = ""
  for (cell, width) in zip([title] + cells, [22, 24, 0]) {
    line += cell
    line += String(repeating: " ", count: max(0, width - cell.count))
  }
  print(line)
}
