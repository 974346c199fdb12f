#pragma once

#include <stdbool.h>
#include <sys/types.h>

// What proc(5) shows, read without readdir(3) and printf(3): they allocate
// memory, which isn't safe after a fork.

/// Opens a file or a directory of a process, `/fd` for example.
///
/// Returns a descriptor, or -1 and errno.
int open_proc(pid_t process, const char *name);

/// Calls `visit` with every number that is a name in a directory, and closes
/// the directory. Returns false if it can't be read.
bool each_number(int directory, void (*visit)(int number, void *context),
                 void *context);

/// The number that a text begins with.
int leading_number(const char *text);
