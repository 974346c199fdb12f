/// The most that a command may take, whatever it is.
package enum Limits {
  /// What it may print, in bytes.
  package static let output = 256 * 1024
  /// How many descriptors it may have, so that a loop over all that there can be
  /// is short.
  static let descriptors: Int64 = 1024
  /// The bytes of a file that it writes, so that a write without end does not
  /// fill the disk: it gets SIGXFSZ.
  static let fileSize: Int64 = 256 * 1024 * 1024
}
