import Foundation
import Testing

extension Trait where Self == ConditionTrait {
  /// For what has more descriptors than some systems allow, in one process.
  package static func needsDescriptors(_ count: UInt) -> Self {
    .enabled(if: allowDescriptors(count), "needs \(count) descriptors")
  }
}

/// Raises this process's limit of descriptors to this, as far as it's lower.
///
/// Returns false if the hard limit doesn't permit that.
package func allowDescriptors(_ count: UInt) -> Bool {
  #if os(Linux)
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    let resource = RLIMIT_NOFILE
  #endif
  var limit = rlimit()
  getrlimit(resource, &limit)
  let wanted = rlim_t(count)
  if limit.rlim_max < wanted { return false }
  limit.rlim_cur = max(limit.rlim_cur, wanted)
  return setrlimit(resource, &limit) == 0
}
