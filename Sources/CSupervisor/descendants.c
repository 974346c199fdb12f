#include "Descendants.h"

#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <sys/wait.h>
#include <unistd.h>

#include "Trace.h"

#ifdef __linux__
#include <sys/prctl.h>
#endif

void adopt_descendants(void) {
#ifdef __linux__
  prctl(PR_SET_CHILD_SUBREAPER, 1);
#endif
}

void end_with_parent(void) {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

// Calls `visit` for every child of this process, and returns their number, or -1
// where they cannot be seen: the list is Linux's, proc_pid_task_children(5).
static int each_child(void (*visit)(pid_t)) {
  int count = -1;
#ifdef __linux__
  int list = open("/proc/thread-self/children", O_RDONLY | O_CLOEXEC);
  if (list == -1) return -1;
  count = 0;
  char text[4096];
  pid_t child = 0;
  ssize_t length;
  while ((length = read(list, text, sizeof text)) > 0) {
    for (ssize_t i = 0; i < length; i++) {
      if (text[i] != ' ') {
        child = child * 10 + (text[i] - '0');
        continue;
      }
      count++;
      if (visit != NULL) visit(child);
      child = 0;
    }
  }
  close(list);
#else
  (void)visit;
#endif
  return count;
}

static void end(pid_t child) { kill(child, SIGKILL); }

void reap_orphans(void) {
  while (waitpid(-1, NULL, WNOHANG) > 0) continue;
}

void count_descendants(int32_t *unreaped, int32_t *running) {
  while (waitpid(-1, NULL, WNOHANG) > 0) ++*unreaped;
  *running = each_child(NULL);
}

void end_descendants(pid_t command) {
  kill(-command, SIGKILL);
  kill(command, SIGKILL);
  // Each that ends may hand on children of its own, so until none is left.
  while (each_child(end) > 0) {
    int status;
    pid_t changed = waitpid(-1, &status, 0);
    for (; changed > 0; changed = waitpid(-1, &status, WNOHANG))
      if (WIFSTOPPED(status)) trace_continue(changed, status, NULL);
  }
  reap_orphans();
}
