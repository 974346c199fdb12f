#pragma once

#include <stdbool.h>
#include <sys/types.h>

#include "Supervisor.h"

/// Makes this process adopt every descendant whose parent exits.
///
/// Linux only: prctl(2), PR_SET_CHILD_SUBREAPER. Elsewhere process 1 adopts
/// orphans, and those that have left the command's process group are out of
/// reach.
void adopt_descendants(void);

/// Has this process killed when its parent exits, or ends it now if its parent
/// is no longer `parent`.
///
/// Linux only: prctl(2), PR_SET_PDEATHSIG. Elsewhere only the latter.
void end_with_parent(pid_t parent);

/// Reaps the orphans that have ended, as process 1 would, while the command
/// hasn't. Afterwards they can't be told from its own zombies.
void reap_orphans(pid_t command);

/// Reaps a command that has ended and reports how, counts and reaps the zombies
/// that it left, and counts the descendants still running.
void take_stock(pid_t command, struct supervision_report *result);

/// Kills and reaps every descendant.
///
/// A `command` that hasn't been reaped is killed with its process group. It's 0
/// if it has been, since its process ID may by now be another's. Returns false
/// if a descendant is left that can't be killed, or found.
bool end_descendants(pid_t command);
