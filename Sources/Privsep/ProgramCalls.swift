#if os(Linux)
  import Libc

  /// What a process calls to start programs.
  let startingPrograms: [Rule] = [
    // The kernel takes the lower 32 bits of the flags. With others a process
    // could have a namespace, in which it is root.
    Rule(
      SYS_clone,
      .argument(
        0, is: CLONE_VM | CLONE_VFORK | SIGCHLD,
        "CLONE_VM, CLONE_VFORK and SIGCHLD"),
      because: "posix_spawn makes a process"),
    Rule(
      SYS_clone,
      .argument(
        0, is: CLONE_CHILD_CLEARTID | CLONE_CHILD_SETTID | SIGCHLD,
        "CLONE_CHILD_CLEARTID, CLONE_CHILD_SETTID and SIGCHLD"),
      because: "fork makes a process"),
    Rule(SYS_execve, because: "it starts programs"),
    Rule(SYS_setsid, because: "each has a session of its own"),
    Rule(SYS_close_range, because: "they inherit no more"),
    // Not every process at once, nor those of a group.
    Rule(
      SYS_kill, .argument(0, without: UInt32(1) << 31, "negative number"),
      because: "it ends programs"),
    Rule(SYS_wait4, because: "it waits for programs"),
    Rule(SYS_waitid, because: "it looks whether they have ended"),
  ]

  /// What a program calls before its first line, and while it ends.
  let beingStarted: [Rule] = {
    var rules: [Rule] = [
      Rule(SYS_mmap, because: "libraries are loaded"),
      Rule(SYS_mprotect, because: "libraries are loaded"),
      Rule(SYS_pread64, because: "libraries are loaded"),
      Rule(
        SYS_set_tid_address,
        because: "the first thread begins"),
      Rule(
        SYS_set_robust_list,
        because: "the first thread begins"),
      Rule(SYS_rseq, because: "the first thread begins"),
      Rule(
        SYS_sched_getaffinity,
        because: "the processors are counted"),
      Rule(
        SYS_sigaltstack,
        because: "Swift has a stack for when it crashes"),
      Rule(SYS_getppid, because: "a program asks who it is"),
      Rule(SYS_geteuid, because: "a program asks who it is"),
    ]
    #if arch(x86_64)
      rules += [
        Rule(SYS_access, because: "libraries are looked for"),
        Rule(SYS_readlink, because: "libraries are looked for"),
        Rule(SYS_arch_prctl, because: "the first thread begins"),
      ]
    #else
      rules += [
        Rule(SYS_faccessat, because: "libraries are looked for"),
        Rule(SYS_readlinkat, because: "libraries are looked for"),
      ]
    #endif
    return rules
  }()

  /// What a part gives up its rights by, and looks whether they are gone.
  let givingUpRights: [Rule] =
    [
      Rule(SYS_chroot, because: "a part has a root of its own"),
      Rule(SYS_fchdir, because: "a part goes to one it was given"),
      Rule(SYS_chdir, because: "a part goes there"),
      Rule(SYS_setgroups, because: "a part drops its groups"),
      Rule(SYS_setresgid, because: "a part drops its group"),
      Rule(SYS_setresuid, because: "a part drops its user"),
      Rule(SYS_setgid, because: "a part tries to get it back"),
      Rule(SYS_setuid, because: "a part tries to get it back"),
      Rule(SYS_getgroups, because: "a part looks what is left"),
      Rule(SYS_getresgid, because: "a part looks what is left"),
      Rule(SYS_getresuid, because: "a part looks what is left"),
      Rule(SYS_capget, because: "a part looks what is left"),
      Rule(
        SYS_prlimit64, .argument(0, is: 0, "process 0, itself"),
        because: "a part limits itself"),
      Rule(
        SYS_prctl, .argument(0, is: PR_SET_DUMPABLE, "PR_SET_DUMPABLE"),
        .argument(1, is: 0, "0"), because: "a part gives up more"),
      Rule(SYS_seccomp, because: "a part enters its sandbox"),
      Rule(
        SYS_landlock_create_ruleset,
        because: "a part enters its sandbox"),
      Rule(
        SYS_landlock_add_rule,
        because: "a part enters its sandbox"),
      Rule(
        SYS_landlock_restrict_self,
        because: "a part enters its sandbox"),
    ]
    + [
      (PR_SET_NO_NEW_PRIVS, "PR_SET_NO_NEW_PRIVS"),
      (PR_GET_NO_NEW_PRIVS, "PR_GET_NO_NEW_PRIVS"),
      (PR_SET_PDEATHSIG, "PR_SET_PDEATHSIG"),
    ].map { option, name in
      Rule(
        SYS_prctl, .argument(0, is: option, name),
        because: "a part gives up more")
    }
#endif
