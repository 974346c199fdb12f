import Libc

/// Starts a program in a child, with some descriptors as its 3, 4, 5...
///
/// The program is given by its path, which is also the first of its
/// words; the arguments follow. It has 0, 1 and 2 of this process, the
/// descriptors in their order, and no other, and its environment is
/// empty. In this process all stays as it is. Returns the child, or nil
/// if the program cannot be started.
func start(
  _ program: String, arguments: [String], handing descriptors: [Int32]
) -> pid_t? {
  // TODO: write down what the child is to do, and call posix_spawn.
  nil
}
