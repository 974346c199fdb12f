#if os(Linux)
  import Libc

  /// What glibc, Dispatch and Swift's concurrency call to start threads, to let
  /// them wait for each other and for the time, and to end them.
  let startingThreads: [Rule] =
    makingThreads + waitingForThreads + dispatching

  private let makingThreads: [Rule] = [
    .allow(
      "mmap", SYS_mmap, notExecutable,
      .argument(
        3, is: MAP_PRIVATE | MAP_ANON | MAP_STACK,
        "MAP_PRIVATE, MAP_ANONYMOUS and MAP_STACK"),
      because: "a thread has a stack"),
    .allow(
      "mmap", SYS_mmap, notExecutable,
      .argument(
        3, is: MAP_PRIVATE | MAP_ANON | MAP_NORESERVE,
        "MAP_PRIVATE, MAP_ANONYMOUS and MAP_NORESERVE"),
      because: "malloc has memory for each thread"),
    .allow(
      "mprotect", SYS_mprotect, notExecutable,
      because: "a stack and malloc's memory become usable piece by piece"),
    .allow(
      "madvise", SYS_madvise,
      .argument(2, is: MADV_DONTNEED, "MADV_DONTNEED"),
      because: "the stack of a thread that has ended is kept for the next"),
    // The kernel takes the lower 32 bits of the flags.
    .allow(
      "clone", SYS_clone, .argument(0, is: threadFlags, "a thread's flags"),
      because: "it starts threads"),
    .allow(
      "set_robust_list", SYS_set_robust_list, because: "a thread begins"),
    .allow("rseq", SYS_rseq, because: "a thread begins"),
    .allow("gettid", SYS_gettid, because: "a thread asks who it is"),
    .allow("exit", SYS_exit, because: "a thread ends"),
  ]

  private let waitingForThreads: [Rule] = {
    let operations: [(Int32, String)] = [
      (FUTEX_WAIT | FUTEX_PRIVATE_FLAG, "FUTEX_WAIT_PRIVATE"),
      (
        FUTEX_WAIT_BITSET | FUTEX_PRIVATE_FLAG, "FUTEX_WAIT_BITSET_PRIVATE"
      ),
      (
        FUTEX_WAIT_BITSET | FUTEX_PRIVATE_FLAG | FUTEX_CLOCK_REALTIME,
        "FUTEX_WAIT_BITSET_PRIVATE with FUTEX_CLOCK_REALTIME"
      ),
      // The kernel wakes those who wait for a thread's end, and not privately.
      (
        FUTEX_WAIT_BITSET | FUTEX_CLOCK_REALTIME,
        "FUTEX_WAIT_BITSET with FUTEX_CLOCK_REALTIME"
      ),
      (FUTEX_WAKE | FUTEX_PRIVATE_FLAG, "FUTEX_WAKE_PRIVATE"),
      (FUTEX_LOCK_PI | FUTEX_PRIVATE_FLAG, "FUTEX_LOCK_PI_PRIVATE"),
      (FUTEX_UNLOCK_PI | FUTEX_PRIVATE_FLAG, "FUTEX_UNLOCK_PI_PRIVATE"),
    ]
    return operations.map { operation, name in
      .allow(
        "futex", SYS_futex, .argument(1, is: operation, name),
        because: "threads wait for each other")
    }
  }()

  private let dispatching: [Rule] = {
    var rules: [Rule] = [
      // Dispatch crashes if it can't look whether its threads run, and what it
      // opens is in no directory that could be promised.
      .answer(
        "openat", SYS_openat,
        .argument(2, is: statFlags, "O_RDONLY and O_NONBLOCK"),
        because: "Dispatch asks whether a thread is running, and is told so"),
      .allow("pipe2", SYS_pipe2, because: "Dispatch reads that from a pipe"),
      .fail(
        "openat", SYS_openat, with: EACCES,
        because: "Dispatch counts the processors, and can do so without"),
      .allow(
        "sched_getaffinity", SYS_sched_getaffinity,
        because: "Dispatch counts the processors"),
      .allow(
        "prctl", SYS_prctl, .argument(0, is: PR_SET_NAME, "PR_SET_NAME"),
        because: "Dispatch names its threads"),
      // Where it fails, as it does without root, Dispatch writes to the system's
      // log, and so calls socket.
      .skip(
        "setpriority", SYS_setpriority,
        because: "Dispatch gives its threads priorities"),
      .allow(
        "rt_sigsuspend", SYS_rt_sigsuspend,
        because: "the first thread rests while the others run"),
      .allow(
        "sched_yield", SYS_sched_yield, because: "a thread waits briefly"),
      .allow(
        "clock_nanosleep", SYS_clock_nanosleep,
        because: "a thread waits briefly"),
      .allow(
        "epoll_create1", SYS_epoll_create1, because: "Dispatch waits by epoll"),
      .allow("epoll_ctl", SYS_epoll_ctl, because: "Dispatch waits by epoll"),
      .allow(
        "epoll_pwait", SYS_epoll_pwait, because: "Dispatch waits by epoll"),
      .allow("eventfd2", SYS_eventfd2, because: "Dispatch wakes its threads"),
      .allow(
        "timerfd_create", SYS_timerfd_create, because: "Dispatch has timers"),
      .allow(
        "timerfd_settime", SYS_timerfd_settime,
        because: "Dispatch sets its timers"),
    ]
    #if arch(x86_64)
      rules.append(
        .allow(
          "epoll_wait", SYS_epoll_wait, because: "Dispatch waits by epoll"))
    #endif
    return rules
  }()

  private let threadFlags =
    CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD
    | CLONE_SYSVSEM | CLONE_SETTLS | CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID
#endif
