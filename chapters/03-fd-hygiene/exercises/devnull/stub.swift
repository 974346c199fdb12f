import Libc

/// Lets those of 0, 1 and 2 that are closed lead to `/dev/null`, for
/// reading and writing, and keeps them open through exec.
///
/// Those that are open stay as they are, with their flags, and so do
/// all other descriptors. If one is closed and `/dev/null` cannot be
/// opened, this ends the process by `_exit(1)`.
func openStandardDescriptors() {
  // TODO: open what is closed.
}
