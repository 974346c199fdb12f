#ifdef __linux__
#include "Sandbox.h"

#include <stddef.h>

#define CALL(name) [SYS_##name] = #name,

// Those that a program of this course is likely to make, or an attacker.
static const char *const names[] = {
    // clang-format off
    CALL(read) CALL(write) CALL(readv) CALL(writev) CALL(pread64)
    CALL(pwrite64) CALL(preadv) CALL(pwritev) CALL(sendfile) CALL(splice)
    CALL(tee) CALL(copy_file_range) CALL(sendto) CALL(recvfrom)
    CALL(sendmsg) CALL(recvmsg) CALL(sendmmsg) CALL(recvmmsg) CALL(socket)
    CALL(socketpair) CALL(connect) CALL(bind) CALL(listen) CALL(accept)
    CALL(accept4) CALL(shutdown) CALL(getsockname) CALL(getpeername)
    CALL(getsockopt) CALL(setsockopt) CALL(close) CALL(close_range)
    CALL(dup) CALL(dup3) CALL(pipe2) CALL(fcntl) CALL(ioctl) CALL(lseek)
    CALL(flock) CALL(fsync) CALL(fdatasync) CALL(ftruncate) CALL(truncate)
    CALL(fallocate) CALL(openat) CALL(openat2) CALL(newfstatat) CALL(statx)
    CALL(fstat) CALL(statfs) CALL(fstatfs) CALL(getdents64) CALL(faccessat)
    CALL(faccessat2) CALL(readlinkat) CALL(unlinkat) CALL(mkdirat)
    CALL(renameat2) CALL(linkat) CALL(symlinkat) CALL(fchmod) CALL(fchmodat)
    CALL(fchown) CALL(fchownat) CALL(utimensat) CALL(getcwd) CALL(chdir)
    CALL(fchdir) CALL(chroot) CALL(umask) CALL(mount) CALL(umount2)
    CALL(pivot_root) CALL(ppoll) CALL(pselect6) CALL(epoll_create1)
    CALL(epoll_ctl) CALL(epoll_pwait) CALL(eventfd2) CALL(timerfd_create)
    CALL(timerfd_settime) CALL(signalfd4) CALL(inotify_init1) CALL(brk)
    CALL(mmap) CALL(munmap) CALL(mremap) CALL(mprotect) CALL(madvise)
    CALL(mlock) CALL(mincore) CALL(msync) CALL(memfd_create) CALL(shmget)
    CALL(userfaultfd) CALL(membarrier) CALL(futex) CALL(set_robust_list)
    CALL(rseq) CALL(set_tid_address) CALL(clone) CALL(clone3) CALL(execve)
    CALL(execveat) CALL(exit) CALL(exit_group) CALL(wait4) CALL(waitid)
    CALL(kill) CALL(tkill) CALL(tgkill) CALL(pidfd_open)
    CALL(pidfd_send_signal) CALL(pidfd_getfd) CALL(rt_sigaction)
    CALL(rt_sigprocmask) CALL(rt_sigreturn) CALL(rt_sigsuspend)
    CALL(rt_sigtimedwait) CALL(rt_sigqueueinfo) CALL(sigaltstack)
    CALL(restart_syscall) CALL(clock_gettime) CALL(clock_nanosleep)
    CALL(nanosleep) CALL(gettimeofday) CALL(times) CALL(getrusage)
    CALL(setitimer) CALL(timer_create) CALL(sched_yield)
    CALL(sched_getaffinity) CALL(sched_setaffinity) CALL(getpriority)
    CALL(setpriority) CALL(prlimit64) CALL(getpid) CALL(getppid)
    CALL(gettid) CALL(getpgid) CALL(setpgid) CALL(setsid) CALL(getsid)
    CALL(getuid) CALL(geteuid) CALL(getgid) CALL(getegid) CALL(getgroups)
    CALL(getresuid) CALL(getresgid) CALL(setuid) CALL(setgid)
    CALL(setgroups) CALL(setresuid) CALL(setresgid) CALL(setreuid)
    CALL(setregid) CALL(setfsuid) CALL(capget) CALL(capset) CALL(prctl)
    CALL(seccomp) CALL(landlock_create_ruleset) CALL(landlock_add_rule)
    CALL(landlock_restrict_self) CALL(ptrace) CALL(process_vm_readv)
    CALL(process_vm_writev) CALL(unshare) CALL(setns) CALL(bpf)
    CALL(perf_event_open) CALL(io_uring_setup) CALL(keyctl) CALL(add_key)
    CALL(personality) CALL(uname) CALL(sysinfo) CALL(getrandom) CALL(getcpu)
    CALL(mbind) CALL(reboot)
#ifdef __x86_64__
    CALL(poll) CALL(select) CALL(open) CALL(stat) CALL(lstat) CALL(access)
    CALL(readlink) CALL(unlink) CALL(mkdir) CALL(rmdir) CALL(rename)
    CALL(link) CALL(symlink) CALL(chmod) CALL(chown) CALL(pipe) CALL(dup2)
    CALL(fork) CALL(vfork) CALL(getpgrp) CALL(alarm) CALL(pause) CALL(time)
    CALL(epoll_wait) CALL(epoll_create) CALL(eventfd) CALL(arch_prctl)
    CALL(getdents) CALL(creat)
#endif
    // clang-format on
};

const char *callName(int number) {
  const int count = sizeof names / sizeof *names;
  return number >= 0 && number < count ? names[number] : NULL;
}
#else
// Nothing here is for other systems, and C wants a declaration.
typedef int nothing;
#endif
