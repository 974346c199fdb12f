#include "Descendants.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "Proc.h"
#include "Trace.h"

#ifdef __linux__
#include <sys/prctl.h>
#endif

void adopt_descendants(void) {
#ifdef __linux__
  prctl(PR_SET_CHILD_SUBREAPER, 1);
#endif
}

void end_with_parent(pid_t parent) {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  // It may have exited before that.
  if (getppid() != parent) _exit(1);
}

void reap_orphans(pid_t command) {
  for (;;) {
    siginfo_t orphan = {.si_pid = 0}, end = {.si_pid = 0};
    waitid(P_ALL, 0, &orphan, WEXITED | WNOHANG | WNOWAIT);
    // In this order, so that what is found is not the command's own zombie.
    waitid(P_PID, command, &end, WEXITED | WNOHANG | WNOWAIT);
    if (orphan.si_pid == 0 || end.si_pid != 0) return;
    waitpid(orphan.si_pid, NULL, 0);
  }
}

#ifdef __linux__

struct visit {
  int signal, reached;
};

static void signal_child(int process, void *context) {
  char text[256] = "";
  int file = open_proc(process, "/stat");
  read(file, text, sizeof text - 1);
  close(file);
  // Its parent comes after its name, in parentheses, and its state:
  // proc_pid_stat(5).
  const char *name_end = strrchr(text, ')');
  struct visit *visit = context;
  if (name_end != NULL && leading_number(name_end + 4) == getpid() &&
      kill(process, visit->signal) == 0)
    visit->reached++;
}

#endif

// Sends a signal to every child, and returns how many could be sent it. Signal
// 0 only counts them: kill(2).
static int signal_children(int signal) {
#ifdef __linux__
  struct visit visit = {signal, 0};
  int processes = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  each_number(processes, signal_child, &visit);
  return visit.reached;
#else
  (void)signal;
  return 0;
#endif
}

void take_stock(pid_t command, struct supervision_report *result) {
#ifndef __linux__
  // The group is all that can be reached here, and its ID is the command's, so
  // it's safe to use only until the command is reaped.
  kill(-command, SIGKILL);
#endif
  waitpid(command, &result->status, 0);
  pid_t child;
  while ((child = waitpid(-1, NULL, WNOHANG)) > 0) result->unreaped++;
#ifdef __linux__
  result->running = child == 0 ? signal_children(0) : 0;
#endif
}

bool end_descendants(pid_t command) {
  int killed = 0;
  if (command != 0) {
    kill(-command, SIGKILL);
    killed = kill(command, SIGKILL) == 0;
  }
  // Each that ends may leave us children of its own.
  for (;;) {
    int status;
    pid_t changed = waitpid(-1, &status, killed > 0 ? 0 : WNOHANG);
    for (; changed > 0; changed = waitpid(-1, &status, WNOHANG))
      if (WIFSTOPPED(status)) trace_continue(changed, status >> 8, NULL);
    if (changed == -1) return true;
    killed = signal_children(SIGKILL);
    if (killed == 0) return false;
  }
}
