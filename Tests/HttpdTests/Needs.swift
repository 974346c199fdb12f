import Libc
import Supervisor
import Testing

extension Trait where Self == ConditionTrait {
  /// Skips a test if the system lacks a feature that it needs.
  static func needs(_ features: Feature...) -> Self {
    let lacking = features.filter { !$0.isGranted }.map(\.rawValue)
    return .enabled(
      if: lacking.isEmpty, "needs \(lacking.joined(separator: ", "))")
  }

  /// For a test of a sandboxed server that looks at its processes.
  static var needsSandbox: Self { needs(.landlock, .seccomp, .children) }

  /// For a test with dozens of clients, of which others run at the same time.
  static var needsDescriptors: Self {
    .enabled(if: mostDescriptors >= 1024, "needs 1024 descriptors")
  }
}

/// The limit of open files of this process, which this raises to the hard one.
private let mostDescriptors: UInt64 = {
  #if os(Linux)
    var limit = rlimit()
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    getrlimit(resource, &limit)
    limit.rlim_cur = limit.rlim_max
    return setrlimit(resource, &limit) == 0 ? UInt64(limit.rlim_cur) : 0
  #else
    return 0
  #endif
}()
