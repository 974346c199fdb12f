#if os(Linux)
  import Httpd
  import Libc
  import Unix

  extension Attack {
    /// Tries it on a server, and returns what the attacker got, or nil.
    ///
    /// Without a set of defences that are taken away, the server is a single
    /// process. Within `patience`, in seconds, a server has to answer and to
    /// end.
    func gain(
      without taken: Set<Defence>?, patience: Int
    ) throws -> String? {
      let scene = try Scene(setting, without: taken)
      if try begin(scene, patience) { return goal.rawValue }
      if goal == .survivor {
        let survives = try outlives(scene, patience)
        return survives ? goal.rawValue : nil
      }
      let isAnswering =
        goal == .end
        || scene.isAnswering(within: patience) {
          goal.isReached(in: scene)
        }
      if goal.isReached(in: scene) { return goal.rawValue }
      if !isAnswering { return Goal.service.rawValue }
      guard let exit = try scene.stop(within: patience) else {
        return Goal.end.rawValue
      }
      // What the parent has passed on last.
      let ended: [Goal] = [.openersEnd, .parentsEnd, .priority, .limits]
      let isLate = !ended.contains(goal)
      if isLate, goal.isReached(in: scene) { return goal.rawValue }
      let isTold = exit == .status(0) || goal == .end && exit == .status(1)
      if !scene.isAlone, !isTold { return Goal.parentsEnd.rawValue }
      let isQuiet = try scene.wait(patience) { Process.own.children.isEmpty }
      return isQuiet ? nil : Goal.survivor.rawValue
    }

    /// Starts it, and waits until it has reached its goal, or is over, or goes
    /// on for too long.
    ///
    /// Returns whether the goal is reached.
    private func begin(_ scene: Scene, _ patience: Int) throws -> Bool {
      // Root's parts have it before the attack, if nothing takes it from them.
      if goal.isReached(in: scene) { return true }
      let client = try Client(to: scene.port, path(scene.clues))
      _ = try scene.wait(patience) {
        client.read(waiting: 0)
        return client.isAtEnd || goal.isReached(in: scene)
          || hasBegun(in: scene)
      }
      scene.keep(client.bytes)
      return goal.isReached(in: scene)
    }

    /// Whether the attacker's code has said that it runs.
    ///
    /// That only tells when to go on, and not what comes of it.
    private func hasBegun(in scene: Scene) -> Bool {
      [.survivor, .end, .service].contains(goal)
        && scene.output.contains(": \(scene.nonce)\n")
    }

    private func outlives(_ scene: Scene, _ patience: Int) throws -> Bool {
      kill(scene.parent.id, SIGKILL)
      _ = try scene.ending(within: patience)
      return try !scene.wait(patience) { Process.own.children.isEmpty }
    }
  }
#endif
