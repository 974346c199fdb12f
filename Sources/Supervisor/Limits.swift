import Foundation

/// What no command may exceed.
package enum Limits {
  /// How much it may print, in bytes.
  package static let output = 256 * 1024
  /// How long its supervisor is waited for beyond its time, in milliseconds.
  static let grace = 5_000
  /// How many descriptors it may have: few, because some programs loop over all
  /// the numbers that they may use.
  package static let descriptors: Int64 = 1024
  /// How many it gets: fewer where this process may have fewer.
  package static var descriptorsGranted: Int64 {
    var limit = rlimit()
    #if canImport(Darwin)
      getrlimit(RLIMIT_NOFILE, &limit)
    #else
      getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    #endif
    return min(descriptors, Int64(clamping: limit.rlim_max))
  }
  /// The size of a file that it writes, in bytes, so that a program that writes
  /// for ever gets SIGXFSZ before the disk is full.
  static let fileSize: Int64 = 256 * 1024 * 1024
}
