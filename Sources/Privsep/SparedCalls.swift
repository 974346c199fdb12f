#if os(Linux)
  import Libc

  /// What libraries try by habit, and can do without.
  ///
  /// These rules come last, so a promise may allow any of these calls.
  let spared: [Rule] = [
    Rule(
      SYS_clone3,
      because: "its flags are in memory; clone takes them as an argument",
      action: .fail(ENOSYS)),
    Rule(
      SYS_clone,
      .argument(0, has: CLONE_THREAD, "CLONE_THREAD"),
      because: "a thread was not promised", action: .fail(EAGAIN)),
    Rule(
      // Of a thread, the stack can't be used at first. A process's can.
      SYS_mmap, .argument(2, is: PROT_NONE, "PROT_NONE"),
      .argument(3, has: MAP_STACK, "MAP_STACK"),
      because: "a thread was not promised", action: .fail(EAGAIN)),
    // 0x20 is MAP_ANONYMOUS, and 8 is MAP_DROPPABLE, which older headers lack.
    Rule(
      SYS_mmap, .argument(3, is: 0x28, "MAP_DROPPABLE and MAP_ANONYMOUS"),
      because: "getrandom has memory for what it draws; it can do without",
      action: .fail(ENOMEM)),
    Rule(
      SYS_newfstatat,
      because: "C's input and output look at descriptors; it takes paths too",
      action: .fail(EPERM)),
    Rule(
      SYS_fstat, because: "C's input and output look at descriptors",
      action: .fail(EPERM)),
    Rule(
      SYS_ioctl, because: "C's output asks whether this is a terminal: no",
      action: .fail(ENOTTY)),
  ]
#endif
