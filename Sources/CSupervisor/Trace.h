#pragma once

#include <stdbool.h>
#include <sys/types.h>

#include "Supervisor.h"

/// Asks to be stopped at the process's end, while its descriptors are open.
///
/// Linux only: ptrace(2), PTRACE_O_TRACEEXIT. Returns false where the system
/// has no such thing or refuses it.
bool trace_exit(pid_t process);

/// Sets a stopped process going again, and at its last stop notes which
/// descriptors it has open, unless `result` is NULL.
void trace_continue(pid_t process, int status,
                    struct supervision_report *result);
