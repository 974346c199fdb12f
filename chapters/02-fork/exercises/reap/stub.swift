import Libc

/// Runs each task in a child of its own, all of them at once.
///
/// A child ends by `_exit` with what its task returns. As soon as one
/// has ended, it is reaped, and `ended` is called with its exit status.
/// Returns when none is left.
func reapAll(_ tasks: [() -> Int32], ended: (Int32) -> Void) {
  // TODO: make a child for each task, and reap them as they end
}
