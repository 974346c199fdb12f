#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "Channels.h"
#include "Supervisor.h"
#include "Trace.h"

#ifdef __linux__
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/syscall.h>

// Whether a call succeeds in a child, which exits afterwards.
static bool child_may(bool (*try)(void)) {
  pid_t child = fork();
  if (child == 0) _exit(try() ? 0 : 1);
  int status = -1;
  while (waitpid(child, &status, 0) == -1 && errno == EINTR) continue;
  return child > 0 && status == 0;
}

static bool make_user_namespace(void) {
  if (unshare(CLONE_NEWUSER) == -1) return false;
  int map = open("/proc/self/setgroups", O_WRONLY);
  return map != -1 && write(map, "deny", 4) == 4;
}

bool may_make_user_namespace(void) { return child_may(make_user_namespace); }

bool may_trace(void) {
  int hold[2];
  if (make_pipe(hold) == -1) return false;
  pid_t child = fork();
  if (child == 0) {
    char byte;
    close(hold[1]);
    _exit(read(hold[0], &byte, 1) != 0);
  }
  bool traced = child > 0 && trace_exit(child);
  close(hold[0]);
  close(hold[1]);
  int status;
  while (child > 0 && waitpid(child, &status, 0) == child &&
         WIFSTOPPED(status))
    trace_continue(child, status >> 8, NULL);
  return traced;
}

bool has_landlock(void) {
  unsigned flags = LANDLOCK_CREATE_RULESET_VERSION;
  return syscall(SYS_landlock_create_ruleset, NULL, 0, flags) > 0;
}

bool has_seccomp(void) {
  uint32_t kill = SECCOMP_RET_KILL_PROCESS;
  return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &kill) == 0;
}

bool has_openat2(void) {
  // Where it exists, it fails with EINVAL because its third argument is NULL.
  return syscall(SYS_openat2, AT_FDCWD, ".", NULL, 0) == -1 && errno == EINVAL;
}

bool has_pidfd(void) {
  int descriptor = (int)syscall(SYS_pidfd_open, getpid(), 0);
  if (descriptor != -1) close(descriptor);
  return descriptor != -1;
}

bool sees_children(void) {
  return access("/proc/thread-self/children", R_OK) == 0;
}

#else

bool may_trace(void) { return false; }
bool may_make_user_namespace(void) { return false; }
bool has_landlock(void) { return false; }
bool has_seccomp(void) { return false; }
bool has_openat2(void) { return false; }
bool has_pidfd(void) { return false; }
bool sees_children(void) { return false; }

#endif
