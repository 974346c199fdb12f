#if os(Linux)
  import Libc

  /// What a process calls to start programs.
  let startingPrograms: [Rule] = [
    // The kernel takes the lower 32 bits of the flags. With others a process
    // could have a namespace, in which it is root.
    .allow(
      "clone", SYS_clone,
      .argument(
        0, is: CLONE_VM | CLONE_VFORK | SIGCHLD,
        "CLONE_VM, CLONE_VFORK and SIGCHLD"),
      because: "posix_spawn makes a process"),
    .allow(
      "clone", SYS_clone,
      .argument(
        0, is: CLONE_CHILD_CLEARTID | CLONE_CHILD_SETTID | SIGCHLD,
        "CLONE_CHILD_CLEARTID, CLONE_CHILD_SETTID and SIGCHLD"),
      because: "fork makes a process"),
    .allow("execve", SYS_execve, because: "it starts programs"),
    .allow("setsid", SYS_setsid, because: "each has a session of its own"),
    .allow("close_range", SYS_close_range, because: "they inherit no more"),
    .allow("kill", SYS_kill, because: "it ends programs"),
    .allow("wait4", SYS_wait4, because: "it waits for programs"),
    .allow("waitid", SYS_waitid, because: "it looks whether they have ended"),
  ]

  /// What a program calls before its first line, and while it ends.
  let beingStarted: [Rule] = {
    var rules: [Rule] = [
      .allow("mmap", SYS_mmap, because: "libraries are loaded"),
      .allow("mprotect", SYS_mprotect, because: "libraries are loaded"),
      .allow("pread64", SYS_pread64, because: "libraries are loaded"),
      .allow(
        "set_tid_address", SYS_set_tid_address,
        because: "the first thread begins"),
      .allow(
        "set_robust_list", SYS_set_robust_list,
        because: "the first thread begins"),
      .allow("rseq", SYS_rseq, because: "the first thread begins"),
      .allow(
        "sched_getaffinity", SYS_sched_getaffinity,
        because: "the processors are counted"),
      .allow(
        "sigaltstack", SYS_sigaltstack,
        because: "Swift has a stack for when it crashes"),
      .allow("getppid", SYS_getppid, because: "a program asks who it is"),
      .allow("gettid", SYS_gettid, because: "a program asks who it is"),
      .allow("geteuid", SYS_geteuid, because: "a program asks who it is"),
    ]
    #if arch(x86_64)
      rules += [
        .allow("access", SYS_access, because: "libraries are looked for"),
        .allow("readlink", SYS_readlink, because: "libraries are looked for"),
        .allow(
          "arch_prctl", SYS_arch_prctl, because: "the first thread begins"),
      ]
    #else
      rules += [
        .allow("faccessat", SYS_faccessat, because: "libraries are looked for"),
        .allow(
          "readlinkat", SYS_readlinkat, because: "libraries are looked for"),
      ]
    #endif
    return rules
  }()

  /// What a part gives up its rights by, and looks whether they are gone.
  let givingUpRights: [Rule] =
    [
      .allow("chroot", SYS_chroot, because: "a part has a root of its own"),
      .allow("fchdir", SYS_fchdir, because: "a part goes to one it was given"),
      .allow("chdir", SYS_chdir, because: "a part goes there"),
      .allow("setgroups", SYS_setgroups, because: "a part drops its groups"),
      .allow("setresgid", SYS_setresgid, because: "a part drops its group"),
      .allow("setresuid", SYS_setresuid, because: "a part drops its user"),
      .allow("setgid", SYS_setgid, because: "a part tries to get it back"),
      .allow("setuid", SYS_setuid, because: "a part tries to get it back"),
      .allow("getgroups", SYS_getgroups, because: "a part looks what is left"),
      .allow("getresgid", SYS_getresgid, because: "a part looks what is left"),
      .allow("getresuid", SYS_getresuid, because: "a part looks what is left"),
      .allow("capget", SYS_capget, because: "a part looks what is left"),
      .allow(
        "prlimit64", SYS_prlimit64, .argument(0, is: 0, "process 0, itself"),
        because: "a part limits itself"),
      .allow("seccomp", SYS_seccomp, because: "a part enters its sandbox"),
      .allow(
        "landlock_create_ruleset", SYS_landlock_create_ruleset,
        because: "a part enters its sandbox"),
      .allow(
        "landlock_add_rule", SYS_landlock_add_rule,
        because: "a part enters its sandbox"),
      .allow(
        "landlock_restrict_self", SYS_landlock_restrict_self,
        because: "a part enters its sandbox"),
    ]
    + [
      (PR_SET_NO_NEW_PRIVS, "PR_SET_NO_NEW_PRIVS"),
      (PR_GET_NO_NEW_PRIVS, "PR_GET_NO_NEW_PRIVS"),
      (PR_SET_DUMPABLE, "PR_SET_DUMPABLE"),
      (PR_SET_PDEATHSIG, "PR_SET_PDEATHSIG"),
    ].map { option, name in
      .allow(
        "prctl", SYS_prctl, .argument(0, is: option, name),
        because: "a part gives up more")
    }
#endif
