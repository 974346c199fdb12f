#include "Trace.h"

#include <signal.h>
#include <stddef.h>
#include <unistd.h>

#include "Descendants.h"
#include "Proc.h"

#ifdef __linux__
#include <sys/ptrace.h>

bool trace_exit(pid_t process) {
  return ptrace(PTRACE_SEIZE, process, NULL,
                (void *)(PTRACE_O_TRACEEXIT | PTRACE_O_EXITKILL)) == 0;
}

static void note_descriptor(int descriptor, void *context) {
  struct supervision_report *result = context;
  if (descriptor <= STDERR_FILENO) return;
  if (result->descriptor_count < reported_descriptors_max)
    result->descriptors[result->descriptor_count] = descriptor;
  result->descriptor_count++;
}

void trace_continue(pid_t process, int stop,
                    struct supervision_report *result) {
  if (stop == (SIGTRAP | PTRACE_EVENT_EXIT << 8)) {
    if (result != NULL) {
      result->descriptor_count = 0;
      if (!each_number(open_proc(process, "/fd"), note_descriptor, result))
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
