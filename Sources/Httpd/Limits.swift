import HTTP
import Privsep
import Unix

/// Keeps this part from using too much memory, from starting processes, from
/// writing files, and from leaving its memory on the disk.
func limitResources() throws(SystemError) {
  try Resource.memory.limit(to: 256 << 20)
  for resource in [Resource.processes, .fileSize, .coreSize] {
    try resource.limit(to: 0)
  }
}

/// Sets the limit of open files to as many as a server can use, or as the hard
/// limit permits.
///
/// Returns the limit. Throws if it is too low for a server.
public func limitDescriptors() throws -> Int {
  let most = try Resource.descriptors.limit(to: 2048)
  try Server.requireDescriptors(most)
  return most
}
