#pragma once

#include <stdbool.h>
#include <sys/types.h>

#include "Supervisor.h"

/// Arranges for a process to stop as it exits, with its descriptors still open.
///
/// Linux only: ptrace(2), PTRACE_O_TRACEEXIT. Returns false where the system
/// can't do this or forbids it.
///
/// Only the main thread stops. It does so when any thread calls exit(3) or a
/// signal kills the process, so what is open then is what the process leaves
/// open. But if it calls pthread_exit(3) while other threads go on, it stops
/// there, and what they open and close afterwards isn't seen.
bool trace_exit(pid_t process);

/// Resumes a stopped process. `stop` is what waitid(2) reports as `si_status`.
///
/// If the process is exiting, first adds its open descriptors to `result`, and
/// reaps the orphans that have ended by then; unless `result` is NULL.
void trace_continue(pid_t process, int stop, struct supervision_report *result);
