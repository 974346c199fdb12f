#pragma once

#include <stdint.h>
#include <sys/types.h>

/// What a supervisor is asked to run, and how.
struct supervision {
  /// The program's path and arguments, ended by NULL.
  const char *const *arguments;
  /// The whole environment, `NAME=VALUE` each, ended by NULL.
  const char *const *environment;
  /// The folder the command starts in.
  const char *folder;
  /// The command's standard output and standard error. Standard input is
  /// /dev/null, and no other descriptor is inherited.
  int output;
  /// Where the supervisor writes its `struct supervision_report`.
  int report;
  /// A pipe's reading end: at its end of file everything is ended at once.
  int lifeline;
  /// How long the command may take, in milliseconds.
  int limit;
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

/// Starts a process that runs one command and ends with it.
///
/// The supervisor is forked, not executed. Between fork and the command's exec
/// it calls only what signal-safety(7) allows, so a process with threads may
/// call this. The caller waits for the supervisor by waitpid(2).
///
/// Returns the supervisor's process id, or -1 and errno.
pid_t supervise(const struct supervision *job);
