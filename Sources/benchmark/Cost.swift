import Foundation

/// What something took, in nanoseconds.
struct Cost {
  /// Of the processors.
  var processors: Double
  /// By the clock on the wall.
  var clock: Double

  static let unknown = Cost(processors: .nan, clock: .nan)

  /// What this process, and the children that it has waited for, have taken so
  /// far.
  static var soFar: Cost {
    // The names of these, RUSAGE_SELF and RUSAGE_CHILDREN, have another type
    // on Linux.
    Cost(
      processors: processors(of: 0) + processors(of: -1),
      clock: Double(DispatchTime.now().uptimeNanoseconds))
  }

  /// What the processors did for a process, and in the system on its behalf:
  /// getrusage(2).
  private static func processors(of who: Int32) -> Double {
    var usage = rusage()
    getrusage(who, &usage)
    return nanoseconds(usage.ru_utime) + nanoseconds(usage.ru_stime)
  }

  private static func nanoseconds(_ time: timeval) -> Double {
    Double(time.tv_sec) * 1e9 + Double(time.tv_usec) * 1e3
  }

  static func + (left: Cost, right: Cost) -> Cost {
    Cost(
      processors: left.processors + right.processors,
      clock: left.clock + right.clock)
  }

  static func - (left: Cost, right: Cost) -> Cost {
    Cost(
      processors: left.processors - right.processors,
      clock: left.clock - right.clock)
  }

  static func / (total: Cost, count: Int) -> Cost {
    Cost(
      processors: total.processors / Double(count),
      clock: total.clock / Double(count))
  }
}
