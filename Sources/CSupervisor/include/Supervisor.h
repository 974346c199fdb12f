#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/// What a supervisor runs, and how.
struct supervision {
  /// The program's path and arguments, terminated by NULL.
  const char *const *arguments;
  /// The whole environment, each entry `NAME=VALUE`, terminated by NULL.
  const char *const *environment;
  /// The directory the command starts in.
  const char *directory;
  /// Whether its standard output and standard error are a terminal, rather than
  /// a pipe. Standard input is /dev/null, and no other descriptor is inherited.
  bool has_terminal;
  /// How long the command may take, exec included, in milliseconds.
  int limit;
  /// How many descriptors it may have open: RLIMIT_NOFILE.
  int64_t descriptors_max;
  /// How large a file it may write, in bytes: RLIMIT_FSIZE.
  int64_t file_size_max;
};

enum { reported_descriptors_max = 16 };

/// How a command ended, and what it left behind.
struct supervision_report {
  /// The errno that kept the command from starting, or 0.
  int32_t start_error;
  /// Whether the time limit ended the command.
  int32_t timed_out;
  /// The wait status of the command: wait(2).
  int32_t status;
  /// Children that had exited and that nothing had waited for: zombies.
  int32_t unreaped;
  /// Descendants still running after the command, or -1 where they can't be
  /// seen: only Linux has subreapers.
  int32_t running;
  /// How many descriptors the command had open when it exited, not counting
  /// those of 0 to 2 that referred to what it was given as one of them; or -1
  /// where that can't be seen: see `may_trace`.
  int32_t descriptor_count;
  /// The first of these descriptors, in no particular order.
  int32_t descriptors[reported_descriptors_max];
};

/// A supervisor, and this process's ends of the pipes to it.
struct supervisor {
  pid_t process;
  /// What the command prints.
  int output;
  /// Receives a `struct supervision_report` once the command and all its
  /// descendants have ended.
  int report;
  /// When this is closed, the supervisor kills them all at once.
  int lifeline;
};

/// Starts a process that runs one command, kills what it leaves behind, and
/// exits.
///
/// If it couldn't set itself up, its exit status is an errno, and there's no
/// report. Otherwise that's 0, or EPERM if it leaves a descendant alive.
///
/// The supervisor is forked and doesn't call exec. Neither it nor the command
/// until its exec allocates memory or takes a lock: they call only what
/// signal-safety(7) allows, and bare system calls. So a process with threads
/// may call this. The caller closes the descriptors, and waits for the
/// supervisor with waitpid(2).
///
/// Returns 0, or -1 and errno.
int supervise(const struct supervision *job, struct supervisor *supervisor);

/// Whether the system lets this process do these things. Each is tried, in a
/// child process where that's necessary.
bool may_trace(void);
bool may_make_user_namespace(void);
bool has_landlock(void);
bool has_seccomp(void);
bool has_openat2(void);
bool has_pidfd(void);
bool sees_children(void);
