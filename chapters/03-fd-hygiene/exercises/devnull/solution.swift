import Libc

/// Lets those of 0, 1 and 2 that are closed lead to `/dev/null`, for
/// reading and writing, and keeps them open through exec.
///
/// Those that are open stay as they are, with their flags, and so do
/// all other descriptors. If one is closed and `/dev/null` cannot be
/// opened, this ends the process by `_exit(1)`.
func openStandardDescriptors() {
  for number in Int32(0)...2 where !isOpen(number) {
    // The lowest free number is this one: those below it are open.
    if open("/dev/null", O_RDWR) != number { _exit(1) }
  }
}
