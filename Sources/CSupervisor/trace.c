#include "Trace.h"

#include <signal.h>
#include <stddef.h>
#include <unistd.h>

#include "Descendants.h"
#include "Proc.h"

#ifdef __linux__
#include <sys/ptrace.h>
#include <sys/stat.h>

// What 0 to 2 refer to as the process begins: the same as in this one.
static struct stat given[STDERR_FILENO + 1];

bool trace_exit(pid_t process) {
  for (int number = 0; number <= STDERR_FILENO; number++)
    fstat(number, &given[number]);
  return ptrace(PTRACE_SEIZE, process, NULL,
                (void *)(PTRACE_O_TRACEEXIT | PTRACE_O_EXITKILL)) == 0;
}

struct visit {
  int directory;
  struct supervision_report *result;
};

// Whether it's one of 0 to 2 and refers to what one of them did at first.
static bool is_given(int descriptor, int directory) {
  const char name[] = {'0' + descriptor, 0};
  struct stat now;
  if (descriptor > STDERR_FILENO || fstatat(directory, name, &now, 0) == -1)
    return false;
  for (int number = 0; number <= STDERR_FILENO; number++)
    if (now.st_dev == given[number].st_dev &&
        now.st_ino == given[number].st_ino)
      return true;
  return false;
}

static void note_descriptor(int descriptor, void *context) {
  struct visit *visit = context;
  struct supervision_report *result = visit->result;
  if (is_given(descriptor, visit->directory)) return;
  if (result->descriptor_count < reported_descriptors_max)
    result->descriptors[result->descriptor_count] = descriptor;
  result->descriptor_count++;
}

void trace_continue(pid_t process, int stop,
                    struct supervision_report *result) {
  if (stop == (SIGTRAP | PTRACE_EVENT_EXIT << 8)) {
    if (result != NULL) {
      result->descriptor_count = 0;
      struct visit visit = {open_proc(process, "/fd"), result};
      if (!each_number(visit.directory, note_descriptor, &visit))
        result->descriptor_count = -1;
      // The last moment at which only orphans can be zombies of this process:
      // once the command has exited, its own are as well.
      reap_orphans(process);
    }
    ptrace(PTRACE_CONT, process, NULL, NULL);
  } else if (stop >> 8 == PTRACE_EVENT_STOP) {
    // SIGTRAP means that SIGCONT came; any other signal, a stop that lasts.
    bool goes_on = (stop & 0xff) == SIGTRAP;
    ptrace(goes_on ? PTRACE_CONT : PTRACE_LISTEN, process, NULL, NULL);
  } else {
    // Deliver the signal that it stopped for.
    ptrace(PTRACE_CONT, process, NULL, (void *)(long)(stop & 0xff));
  }
}

#else

bool trace_exit(pid_t process) {
  (void)process;
  return false;
}

void trace_continue(pid_t process, int stop,
                    struct supervision_report *result) {
  (void)process;
  (void)stop;
  (void)result;
}

#endif
