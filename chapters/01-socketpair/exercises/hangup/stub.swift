import Libc

/// Sends bytes, and returns whether all of them were taken.
///
/// If the other end is closed or takes no more, before or while it
/// sends, it returns false, and the process goes on. Otherwise it waits
/// for room, whatever signals come meanwhile. What the process does at
/// SIGPIPE is not changed, not even for a moment. The end stays open,
/// and as it was.
func deliver(_ bytes: [UInt8], on end: Int32) -> Bool {
  // TODO: survive a closed end
  write(end, bytes, bytes.count) != -1
}
