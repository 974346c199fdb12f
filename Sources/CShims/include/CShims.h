#pragma once

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/// Makes one process two: fork(2).
///
/// Returns 0 in the child, the child's process id in the parent, or -1
/// and errno. Swift refuses to call C's own `fork` on macOS.
static inline pid_t forkProcess(void) { return fork(); }

/// Whether the process ended by itself: WIFEXITED of wait(2).
static inline bool didExit(int status) { return WIFEXITED(status); }

/// The exit status, 0 to 255, if it ended by itself: WEXITSTATUS.
static inline int exitStatus(int status) { return WEXITSTATUS(status); }

/// Whether a signal ended the process: WIFSIGNALED.
static inline bool wasKilled(int status) { return WIFSIGNALED(status); }

/// The number of the signal, if one ended it: WTERMSIG.
static inline int killingSignal(int status) { return WTERMSIG(status); }

/// The number of the error that the last failed call left: errno(3).
static inline int lastError(void) { return errno; }

/// The type of a socket that is a row of bytes, as a number for Swift.
static const int streamSocket = SOCK_STREAM;

/// Makes two connected sockets of a type: socketpair(2).
///
/// Returns 0, or -1 and errno. Both ends are closed on exec: on Linux and
/// the BSDs from the first moment, on macOS from a moment later.
static inline int makeSocketPair(int type, int ends[2]) {
#ifdef SOCK_CLOEXEC
  return socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends);
#else
  if (socketpair(AF_UNIX, type, 0, ends) == -1) return -1;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  return 0;
#endif
}

/// Whether a descriptor is open: fcntl(2).
static inline bool isOpen(int descriptor) {
  return fcntl(descriptor, F_GETFD) != -1;
}

/// Closes all descriptors from a number on: closefrom(2), or one by one
/// where the system has no such call.
static inline void closeFrom(int first) {
#if defined(__GLIBC__) || defined(__FreeBSD__) || defined(__OpenBSD__)
  closefrom(first);
#else
  for (int each = getdtablesize() - 1; each >= first; each--) close(each);
#endif
}
