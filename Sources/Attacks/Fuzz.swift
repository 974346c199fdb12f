#if os(Linux)
  import Httpd
  import Libc
  import Unix

  /// How long an honest client may have to wait, in seconds: for a part that
  /// hangs, and for one that is started again.
  private let patience = 30

  /// Has compromised parts do things by chance for so many seconds, while an
  /// honest client makes one request after another, and prints what it got.
  ///
  /// Returns whether it had an answer to each, from a server that has stopped
  /// when it was told to, and has left no process behind.
  public func fuzz(forSeconds seconds: Int) throws -> Bool {
    holdSignals()
    try adopt()
    let scene = try Scene(.usual, without: [])
    var honest = Honest()
    var attacks = 0
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      guard let attack = Attack.byChance.randomElement() else { continue }
      let attacker = try Client(to: scene.port, attack.path(scene.clues))
      attacks += 1
      // A part that ends sooner is started later and later.
      let pause = ContinuousClock.now + .seconds(2)
      while !attacker.isAtEnd || ContinuousClock.now < pause {
        if isInterrupted() { throw Interrupted() }
        guard honest.isAnswered(by: scene) else {
          print("no answer after \(attack.name)")
          return false
        }
        attacker.read(waiting: 0)
      }
    }
    print(
      "\(honest.count) answers during \(attacks) attacks,",
      "the slowest after \(Int(honest.longest / .milliseconds(1))) ms")
    guard let exit = try scene.stop(within: patience) else {
      print("no end")
      return false
    }
    let isQuiet = try scene.wait(patience) { Process.own.children.isEmpty }
    print("the server: \(exit)")
    return exit == .status(0) && isQuiet
  }

  /// A client that wants one file, again and again.
  private struct Honest {
    private(set) var count = 0
    private(set) var longest = Duration.zero

    mutating func isAnswered(by scene: Scene) -> Bool {
      let start = ContinuousClock.now
      guard scene.isAnswering(within: patience) else { return false }
      longest = max(longest, ContinuousClock.now - start)
      count += 1
      return true
    }
  }
#endif
