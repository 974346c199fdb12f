import Libc
import Unix

/// Holds this process to a share of the machine.
///
/// Returns how many descriptors it may have.
func limitResources() throws(SystemError) -> Int {
  try limit(RLIMIT_DATA, to: 256 << 20)
  // What a process holds is not to be found on the disk after it.
  try limit(RLIMIT_CORE, to: 0)
  return try limit(RLIMIT_NOFILE, to: 2048)
}

#if canImport(Darwin)
  private typealias Resource = Int32
#else
  private typealias Resource = __rlimit_resource
#endif

/// Sets a limit, as far as the one that is there allows: setrlimit(2).
@discardableResult
private func limit(
  _ resource: Resource, to wanted: rlim_t
) throws(SystemError) -> Int {
  #if canImport(Darwin)
    let resource = resource
  #else
    let resource = __rlimit_resource_t(resource.rawValue)
  #endif
  var limit = rlimit()
  if getrlimit(resource, &limit) == -1 { throw SystemError("getrlimit") }
  let most = min(wanted, limit.rlim_max)
  limit = rlimit(rlim_cur: most, rlim_max: most)
  if setrlimit(resource, &limit) == -1 { throw SystemError("setrlimit") }
  return Int(most)
}
