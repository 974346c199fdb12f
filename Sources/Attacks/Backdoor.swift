#if os(Linux)
  import Httpd

  /// The option that gives the parts their back doors.
  public let compromised = "--compromised"

  /// The back door of a compromised part: a request for the path of one of its
  /// attacks makes it try that.
  public func backdoor(_ role: Role) -> PartBackdoor {
    { folder, parent in
      { path, opener in
        guard let (attack, clues) = Attack.find(path), attack.role == role
        else { return }
        try? attack.run(
          Foothold(
            folder: folder, parent: parent, opener: opener ?? -1,
            clues: clues))
      }
    }
  }

  extension Attack {
    /// The path of the request that starts it.
    func path(_ clues: Clues) -> String { "/attack/\(name)/\(clues.text)" }

    /// The attack that is started by a request for `path`.
    static func find(_ path: [UInt8]) -> (Attack, Clues)? {
      let names = String(decoding: path, as: UTF8.self).split(separator: "/")
      guard names.count == 3, names[0] == "attack",
        let attack = (all + byChance).first(where: { $0.name == names[1] }),
        let clues = Clues(names[2])
      else { return nil }
      return (attack, clues)
    }
  }
#endif
