#pragma once

#include <stdint.h>
#include <sys/types.h>

/// Makes this process the parent of every descendant whose own parent ends.
///
/// Linux only: prctl(2), PR_SET_CHILD_SUBREAPER. Elsewhere orphans go to
/// process 1, and those that left the command's process group are out of reach.
void adopt_descendants(void);

/// Lets this process be killed when its parent ends.
///
/// Linux only: prctl(2), PR_SET_PDEATHSIG.
void end_with_parent(void);

/// Reaps the orphans that have ended, as process 1 would.
void reap_orphans(void);

/// Counts the children that have ended and not been waited for, reaping them,
/// and those still running.
void count_descendants(int32_t *unreaped, int32_t *running);

/// Kills the command's process group and every descendant, and reaps them.
void end_descendants(pid_t command);
