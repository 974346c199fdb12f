#pragma once

#include <errno.h>
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
