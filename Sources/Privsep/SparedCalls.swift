#if os(Linux)
  import Libc

  /// What libraries try by habit, and can do without.
  ///
  /// These rules come last, so a promise may allow any of these calls.
  let spared: [Rule] = [
    .fail(
      "clone3", SYS_clone3, with: ENOSYS,
      because: "its flags are in memory; clone takes them as an argument"),
    .fail(
      "clone", SYS_clone,
      .argument(0, has: CLONE_THREAD, "CLONE_THREAD"), with: EAGAIN,
      because: "a thread was not promised"),
    .fail(
      // Of a thread, the stack can't be used at first. A process's can.
      "mmap", SYS_mmap, .argument(2, is: PROT_NONE, "PROT_NONE"),
      .argument(3, has: MAP_STACK, "MAP_STACK"), with: EAGAIN,
      because: "a thread was not promised"),
    .fail(
      "newfstatat", SYS_newfstatat, with: EPERM,
      because: "C's input and output look at descriptors; it takes paths too"),
    .fail(
      "fstat", SYS_fstat, with: EPERM,
      because: "C's input and output look at descriptors"),
    .fail(
      "ioctl", SYS_ioctl, with: ENOTTY,
      because: "C's output asks whether this is a terminal: no"),
  ]
#endif
