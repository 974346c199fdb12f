import HTTP
import Libc
import Unix

/// Limits this process's memory, and turns off core dumps.
func limitResources() throws(SystemError) {
  try limit(RLIMIT_DATA, to: 256 << 20)
  // A core dump would leave the contents of the memory on the disk.
  try limit(RLIMIT_CORE, to: 0)
}

/// Sets the limit of open files to as many as a server can use, or as the hard
/// limit permits.
///
/// Returns the limit. Throws if it is too low for a server.
public func limitDescriptors() throws -> Int {
  let most = try limit(RLIMIT_NOFILE, to: 2048)
  try Server.requireDescriptors(most)
  return most
}
#if canImport(Darwin)
  private typealias Resource = Int32
#else
  private typealias Resource = __rlimit_resource
#endif

/// Sets a limit for good, within the present hard limit: setrlimit(2).
///
/// Returns the new limit.
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
  if unsafe getrlimit(resource, &limit) == -1 { throw SystemError("getrlimit") }
  let most = min(wanted, limit.rlim_max)
  limit = rlimit(rlim_cur: most, rlim_max: most)
  if unsafe setrlimit(resource, &limit) == -1 { throw SystemError("setrlimit") }
  return Int(most)
}
