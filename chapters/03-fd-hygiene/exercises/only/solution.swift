import CShims

/// Closes all descriptors of this process, except those in a set.
///
/// A number in the set that is not open stays as it is.
func closeAll(except kept: Set<Int32>) {
  let last = kept.max() ?? -1
  for number in 0..<max(last, 0) where !kept.contains(number) {
    close(number)
  }
  // Above the last one there is nothing to keep, and no limit to trust.
  closeFrom(last + 1)
}
