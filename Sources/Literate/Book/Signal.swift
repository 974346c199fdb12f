import Foundation

/// The signals that an `output` fence can name: signal(7).
public enum Signal: String, CaseIterable, Sendable {
  case abrt = "ABRT"
  case alrm = "ALRM"
  case bus = "BUS"
  case fpe = "FPE"
  case hup = "HUP"
  case ill = "ILL"
  case int = "INT"
  case kill = "KILL"
  case pipe = "PIPE"
  case quit = "QUIT"
  case segv = "SEGV"
  case sys = "SYS"
  case term = "TERM"
  case usr1 = "USR1"
  case usr2 = "USR2"
  case xfsz = "XFSZ"
  /// What ends a Swift program that breaks a rule: SIGILL or SIGTRAP, by the
  /// processor.
  case trap

  /// The numbers that it has on this system.
  var numbers: [Int32] {
    switch self {
    case .abrt: [SIGABRT]
    case .alrm: [SIGALRM]
    case .bus: [SIGBUS]
    case .fpe: [SIGFPE]
    case .hup: [SIGHUP]
    case .ill: [SIGILL]
    case .int: [SIGINT]
    case .kill: [SIGKILL]
    case .pipe: [SIGPIPE]
    case .quit: [SIGQUIT]
    case .segv: [SIGSEGV]
    case .sys: [SIGSYS]
    case .term: [SIGTERM]
    case .usr1: [SIGUSR1]
    case .usr2: [SIGUSR2]
    case .xfsz: [SIGXFSZ]
    case .trap: [SIGILL, SIGTRAP]
    }
  }

  /// The name for a number; a trap is one whatever the processor calls it.
  init?(_ number: Int32) {
    if Self.trap.numbers.contains(number) {
      self = .trap
    } else if let signal = Self.allCases.first(where: { $0.numbers == [number] }
    ) {
      self = signal
    } else {
      return nil
    }
  }

  /// A signal's name: `SIGPIPE`, or `signal 42` if it has none here.
  static func name(of number: Int32) -> String {
    allCases.first { $0.numbers == [number] }
      .map { "SIG" + $0.rawValue } ?? "signal \(number)"
  }
}
