import Libc

/// Closes all descriptors of this process, except those in a set.
///
/// Those stay as they are, with their flags. A number in the set that
/// is not open, which may be any, stays closed.
func closeAll(except kept: Set<Int32>) {
  // A number that is not open may be any, and need not be reached.
  let last = kept.filter(isOpen).max() ?? -1
  for number in 0..<max(last, 0) where !kept.contains(number) {
    close(number)
  }
  // Above the last one there is nothing to keep, and no limit to trust.
  closeFrom(last + 1)
}
