#pragma once

// What Privsep needs of the system beyond what CShims.h has.

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#ifdef __GLIBC__
#include <sys/single_threaded.h>
#endif

// Limits of setrlimit(2), whose names have another type on each system.
#ifdef __linux__
static const int limitOfMemory = RLIMIT_AS;
#else
static const int limitOfMemory = RLIMIT_DATA;
#endif
static const int limitOfDescriptors = RLIMIT_NOFILE;
static const int limitOfProcesses = RLIMIT_NPROC;
static const int limitOfFileSize = RLIMIT_FSIZE;
static const int limitOfCoreSize = RLIMIT_CORE;

/// Sets a limit for good, as far as the hard limit allows: setrlimit(2).
///
/// Returns what it is now, or -1 and errno.
static inline int64_t lowerLimit(int number, uint64_t most) {
  struct rlimit limit;
  if (getrlimit(number, &limit) == -1) return -1;
  if (limit.rlim_max > most) limit.rlim_max = most;
  limit.rlim_cur = limit.rlim_max;
  if (setrlimit(number, &limit) == -1) return -1;
  return limit.rlim_cur > INT64_MAX ? INT64_MAX : (int64_t)limit.rlim_cur;
}

/// Makes a pipe whose ends are closed on exec: pipe(2).
///
/// Returns 0, or -1 and errno. On macOS they are so from a moment later.
static inline int makePipe(int ends[2]) {
#ifdef __APPLE__
  if (pipe(ends) == -1) return -1;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  return 0;
#else
  // The header keeps this for _GNU_SOURCE.
  int pipe2(int ends[2], int flags);
  return pipe2(ends, O_CLOEXEC);
#endif
}

/// Ends this process by SIGKILL when its parent ends: PR_SET_PDEATHSIG of
/// prctl(2), on Linux. Elsewhere it does nothing, and returns 0.
///
/// Returns 0, or -1 and errno.
static inline int endWithParent(void) {
#ifdef __linux__
  return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
#else
  return 0;
#endif
}

/// Makes this process undumpable: PR_SET_DUMPABLE of prctl(2), on Linux.
/// Elsewhere it does nothing, and returns 0.
///
/// Returns 0, or -1 and errno.
static inline int refuseDumps(void) {
#ifdef __linux__
  return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#else
  return 0;
#endif
}

#ifdef __linux__
/// Whether this process has, or has had, a second thread.
///
/// Only glibc tells; elsewhere this is false.
static inline bool mayHaveThreads(void) {
#ifdef __GLIBC__
  return !__libc_single_threaded;
#else
  return false;
#endif
}

#include <linux/futex.h>
#include <sys/syscall.h>

/// The flags with which Dispatch opens a file that says whether a thread runs.
static const int statFlags = O_RDONLY | O_NONBLOCK;

/// Answers each system call that a filter traps: sigaction(2),
/// SECCOMP_RET_TRAP of seccomp(2).
///
/// openat with `statFlags` is answered here for /proc/NUMBER/stat, with a text
/// that says that the thread of this number is running. For other paths the
/// filter is asked again, about O_CLOEXEC beside these flags. Any other call is
/// written to standard error, and ends the process by SIGSYS. Returns 0, or -1
/// and errno.
int answerTrappedCalls(void);

/// The name of a system call, or NULL if it isn't a common one.
const char *callName(int number);

// The header keeps this for _GNU_SOURCE.
long syscall(long number, ...);

/// Makes any system call, by its number and its arguments: syscall(2).
///
/// Returns what the call returned, or -1 and errno.
static inline long makeCall(long number, const unsigned long arguments[6]) {
  return syscall(number, arguments[0], arguments[1], arguments[2],
                 arguments[3], arguments[4], arguments[5]);
}
#endif
