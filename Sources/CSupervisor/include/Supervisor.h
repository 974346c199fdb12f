#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/// What a supervisor is asked to run, and how.
struct supervision {
  /// The program's path and arguments, ended by NULL.
  const char *const *arguments;
  /// The whole environment, `NAME=VALUE` each, ended by NULL.
  const char *const *environment;
  /// The directory the command starts in.
  const char *directory;
  /// Whether its standard output and standard error are a terminal, else a
  /// pipe. Standard input is /dev/null, and no other descriptor is inherited.
  bool has_terminal;
  /// How long the command may take, in milliseconds.
  int limit;
  /// How many descriptors it may have, and how many bytes a file that it writes.
  int64_t descriptors_max;
  int64_t file_size_max;
};

enum { supervision_descriptors_max = 16 };

/// How a command ended, and what it left behind.
struct supervision_report {
  /// The errno that kept the command from starting, or 0.
  int32_t start_error;
  /// Whether the time limit ended the command.
  int32_t timed_out;
  /// The wait status of the command: wait(2).
  int32_t status;
  /// Children that had ended, and that nobody had waited for: zombies.
  int32_t unreaped;
  /// Descendants still running after the command.
  int32_t running;
  /// How many descriptors above 2 the command had open at its end, or -1 where
  /// that could not be seen.
  int32_t descriptor_count;
  /// The first of these descriptors.
  int32_t descriptors[supervision_descriptors_max];
};

/// A supervisor, and this process's ends of what leads to it.
struct supervisor {
  pid_t process;
  /// What the command prints.
  int output;
  /// Where a `struct supervision_report` comes, once the command has ended.
  int report;
  /// When it is closed, everything is ended at once.
  int lifeline;
};

/// Starts a process that runs one command and ends with it.
///
/// The supervisor is forked, not executed. Between fork and the command's exec
/// it calls only what signal-safety(7) allows, so a process with threads may
/// call this. The caller closes the descriptors, and waits for the supervisor by
/// waitpid(2).
///
/// Returns 0, or -1 and errno.
int supervise(const struct supervision *job, struct supervisor *supervisor);

/// Whether the system lets this process do these things. Each is tried, in a
/// child where that is needed.
bool may_trace(void);
bool may_make_user_namespace(void);
bool has_landlock(void);
bool has_seccomp(void);
bool has_openat2(void);
bool has_pidfd(void);
bool sees_children(void);
