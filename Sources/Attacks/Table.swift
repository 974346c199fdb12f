#if os(Linux)
  import Httpd
  import Libc
  import Unix

  /// How long to wait for a server that should withstand, and for one that
  /// shouldn't, in seconds.
  private let (long, short) = (30, 5)
  /// How many attacks are tried at the same time: most of them wait.
  private let most = 24

  /// Tries every attack on a single-process server and on a separated one, and
  /// prints what the attackers get.
  ///
  /// Returns whether the separated server withstood all of them.
  public func tryAttacks() throws -> Bool {
    holdSignals()
    printRow(["", "alone", "separated", "stopped by"])
    var withstands = true
    var waiting = Attack.all[...]
    var judges: [Judge] = []
    while !waiting.isEmpty || !judges.isEmpty {
      while judges.count < most, let attack = waiting.popFirst() {
        judges.append(try Judge { try row(for: attack) })
      }
      let (cells, holds) = try judges.removeFirst().verdict()
      printRow(cells)
      withstands = withstands && holds
    }
    return withstands
  }

  /// Tries an attack on a separated server without some defences, and prints
  /// what the attacker gets.
  ///
  /// The words are the attack's and those of the defences. Returns whether the
  /// server withstood.
  public func tryAttack(_ words: some Collection<String>) throws -> Bool {
    let taken = words.dropFirst().compactMap { Defence(rawValue: $0) }
    guard let attack = Attack.all.first(where: { $0.name == words.first }),
      taken.count == words.count - 1
    else { throw Misuse() }
    holdSignals()
    let judge = try Judge {
      try adopt()
      let shouldStop = !Set(attack.defencesHere).isSubset(of: taken)
      let gain = try attack.gain(
        without: attack.hindrances.union(taken),
        patience: shouldStop ? long : short)
      return ([gain ?? "nothing"], gain == nil)
    }
    let (cells, withstands) = try judge.verdict()
    for cell in cells { print(cell) }
    return withstands
  }

  /// The row of an attack, and whether the separated server withstood it.
  private func row(for attack: Attack) throws -> ([String], Bool) {
    if let obstacle = attack.obstacle {
      return ([attack.wish, "-", "-", obstacle], true)
    }
    try adopt()
    let alone =
      attack.isOnSystem
      ? try attack.gain(without: nil, patience: short) ?? "nothing" : "-"
    let gain = try attack.gain(without: [], patience: long)
    let names = attack.defencesHere.map(\.rawValue).joined(separator: ", ")
    return ([attack.wish, alone, gain ?? "nothing", names], gain == nil)
  }

  func adopt() throws {
    try check("prctl", adoptOrphans())
  }

  /// Prints a row of the table, at once.
  private func printRow(_ cells: [String]) {
    var line = ""
    for (cell, width) in zip(cells, [36, 15, 11, 0]) {
      line += cell
      line += String(repeating: " ", count: max(0, width - cell.count))
    }
    print(line)
    fflush(nil)
  }
#else
  /// The attacks are for Linux.
  public func tryAttacks() throws -> Bool { true }
  /// The attacks are for Linux.
  public func tryAttack(_: some Collection<String>) throws -> Bool { true }
  /// The attacks are for Linux.
  public func fuzz(forSeconds: Int) throws -> Bool { true }
#endif
