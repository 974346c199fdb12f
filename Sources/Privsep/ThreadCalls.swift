#if os(Linux)
  import Libc

  /// What glibc, Dispatch and Swift's concurrency call to start threads, to let
  /// them wait for each other and for the time, and to end them.
  let startingThreads: [Rule] =
    makingThreads + waitingForThreads + dispatching

  private let makingThreads: [Rule] = [
    Rule(
      SYS_mmap, notExecutable,
      .argument(
        3, is: MAP_PRIVATE | MAP_ANON | MAP_STACK,
        "MAP_PRIVATE, MAP_ANONYMOUS and MAP_STACK"),
      because: "a thread has a stack"),
    Rule(
      SYS_mmap, notExecutable,
      .argument(
        3, is: MAP_PRIVATE | MAP_ANON | MAP_NORESERVE,
        "MAP_PRIVATE, MAP_ANONYMOUS and MAP_NORESERVE"),
      because: "malloc has memory for each thread"),
    Rule(
      SYS_mprotect, notExecutable,
      because: "a stack and malloc's memory become usable piece by piece"),
    Rule(
      SYS_madvise,
      .argument(2, is: MADV_DONTNEED, "MADV_DONTNEED"),
      because: "the stack of a thread that has ended is kept for the next"),
    // The kernel takes the lower 32 bits of the flags.
    Rule(
      SYS_clone, .argument(0, is: threadFlags, "a thread's flags"),
      because: "it starts threads"),
    Rule(SYS_set_robust_list, because: "a thread begins"),
    Rule(SYS_rseq, because: "a thread begins"),
    Rule(SYS_exit, because: "a thread ends"),
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
      // Swift's Mutex.withLockIfAvailable.
      (FUTEX_TRYLOCK_PI, "FUTEX_TRYLOCK_PI"),
      (FUTEX_UNLOCK_PI | FUTEX_PRIVATE_FLAG, "FUTEX_UNLOCK_PI_PRIVATE"),
    ]
    return operations.map { operation, name in
      Rule(
        SYS_futex, .argument(1, is: operation, name),
        because: "threads wait for each other")
    }
  }()

  private let dispatching: [Rule] = {
    var rules: [Rule] = [
      // Dispatch crashes if it can't look whether its threads run, and what it
      // opens is in no directory that could be promised.
      Rule(
        SYS_openat,
        .argument(2, is: statFlags, "O_RDONLY and O_NONBLOCK"),
        because: "Dispatch asks whether a thread is running, and is told so",
        action: .trap),
      Rule(
        SYS_openat, forReading,
        because: "Dispatch counts the processors, and can do so without",
        action: .fail(EACCES)),
      Rule(
        SYS_sched_getaffinity,
        because: "Dispatch counts the processors"),
      Rule(
        SYS_prctl, .argument(0, is: PR_SET_NAME, "PR_SET_NAME"),
        because: "Dispatch names its threads"),
      // Where it fails, as it does without root, Dispatch writes to the
      // system's log, and so calls socket.
      Rule(
        SYS_setpriority,
        because: "Dispatch gives its threads priorities", action: .fail(0)),
      Rule(
        SYS_rt_sigsuspend,
        because: "the first thread rests while the others run"),
      Rule(SYS_sched_yield, because: "a thread waits briefly"),
      Rule(
        SYS_clock_nanosleep,
        because: "a thread waits briefly"),
      Rule(SYS_epoll_create1, because: "Dispatch waits by epoll"),
      Rule(SYS_epoll_ctl, because: "Dispatch waits by epoll"),
      Rule(SYS_epoll_pwait, because: "Dispatch waits by epoll"),
      Rule(SYS_eventfd2, because: "Dispatch wakes its threads"),
      Rule(SYS_timerfd_create, because: "Dispatch has timers"),
      Rule(
        SYS_timerfd_settime,
        because: "Dispatch sets its timers"),
    ]
    #if arch(x86_64)
      rules.append(
        Rule(SYS_epoll_wait, because: "Dispatch waits by epoll"))
    #endif
    return rules
  }()

  private let threadFlags =
    CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD
    | CLONE_SYSVSEM | CLONE_SETTLS | CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID
#endif
