#if os(Linux)
  import Httpd
  import Libc
  import Privsep

  /// An attack by someone who runs code of their own in a part of the server.
  public struct Attack: Sendable {
    /// A word for it, for the request that starts it.
    public let name: String
    /// What the attacker wants.
    public let wish: String
    /// The evidence that the attacker got it.
    let goal: Goal
    /// The part that the attacker's code runs in.
    let role: Role
    /// Whether there's something to attack in a single process too.
    let isOnSystem: Bool
    /// Where the server runs.
    let setting: Setting
    /// Each of these stops it alone.
    let defences: [Defence]
    /// These stop it at times, so they are no proof of the others.
    let hindrances: Set<Defence>
    /// The version of Landlock from which on that stops it.
    let landlockABI: Int32
    /// What it can't be tried without.
    let need: Need?
    /// What the attacker does.
    ///
    /// Whether it returns, throws or never ends decides nothing.
    let run: @Sendable (Foothold) throws -> Void

    init(
      _ name: String, _ wish: String, for goal: Goal, by role: Role = .worker,
      onSystem isOnSystem: Bool = false, in setting: Setting = .usual,
      stoppedBy defences: [Defence], hinderedBy hindrances: Set<Defence> = [],
      landlockABI: Int32 = 1, needs need: Need? = nil,
      _ run: @escaping @Sendable (Foothold) throws -> Void
    ) {
      self.name = name
      self.wish = wish
      self.goal = goal
      self.role = role
      self.isOnSystem = isOnSystem
      self.setting = setting
      self.defences = defences
      self.hindrances = hindrances
      self.landlockABI = landlockABI
      self.need = need
      self.run = run
    }
  }

  extension Attack {
    /// All of them, in the order of the table.
    public static let all =
      onFiles + onNetwork + onProcesses + onResources + onMessages + onReports
      + byOpener

    /// What the attacker gets if nothing stops them.
    public var gain: String { goal.rawValue }

    /// Those of its defences that are in force here.
    ///
    /// Only root can give the parts users and a root directory.
    public var defencesHere: [Defence] {
      let here = Confinement.here
      return defences.filter { defence in
        switch defence {
        case .seccomp: here.hasFilter
        case .landlock: here.landlockABI >= landlockABI
        case .user, .rootDirectory: geteuid() == 0
        // Root may look into any process.
        case .undumpable: geteuid() != 0
        default: true
        }
      }
    }

    /// Why it cannot be tried here, or nil if it can.
    public var obstacle: String? {
      guard let need, !need.isMet else { return nil }
      return "needs \(need.rawValue)"
    }
  }
#endif
