#define _GNU_SOURCE
#include "Trace.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "Descendants.h"

#ifdef __linux__
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>

bool trace_exit(pid_t process) {
  return ptrace(PTRACE_SEIZE, process, NULL,
                (void *)(PTRACE_O_TRACEEXIT | PTRACE_O_EXITKILL)) == 0;
}

// Opens /proc/PROCESS/fd without printf, which is not safe after a fork.
static int open_table(pid_t process) {
  char path[64] = "/proc/", digits[16];
  size_t count = 0, length = strlen(path);
  for (; process > 0; process /= 10) digits[count++] = '0' + process % 10;
  while (count > 0) path[length++] = digits[--count];
  strcpy(path + length, "/fd");
  return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

// readdir(3) allocates memory, which is not safe after a fork either.
struct entry {
  uint64_t inode;
  int64_t next;
  unsigned short size;
  unsigned char type;
  char name[];
};

static void note_descriptors(pid_t process, struct supervision_report *result) {
  int table = open_table(process);
  if (table == -1) return;
  result->descriptor_count = 0;
  _Alignas(struct entry) char entries[4096];
  long length;
  while ((length = syscall(SYS_getdents64, table, entries, sizeof entries)) > 0)
    for (long at = 0; at < length;) {
      const struct entry *entry = (const struct entry *)(entries + at);
      at += entry->size;
      int descriptor = 0;
      for (const char *c = entry->name; *c >= '0' && *c <= '9'; c++)
        descriptor = descriptor * 10 + (*c - '0');
      if (descriptor <= STDERR_FILENO) continue;  // Also `.` and `..`.
      if (result->descriptor_count < supervision_descriptors_max)
        result->descriptors[result->descriptor_count] = descriptor;
      result->descriptor_count++;
    }
  if (length < 0) result->descriptor_count = -1;
  close(table);
}

void trace_continue(pid_t process, int status,
                    struct supervision_report *result) {
  if (status >> 8 == (SIGTRAP | PTRACE_EVENT_EXIT << 8)) {
    if (result != NULL) {
      note_descriptors(process, result);
      // Orphans that ended before the command did are nobody's fault.
      reap_orphans();
    }
    ptrace(PTRACE_CONT, process, NULL, NULL);
  } else if (status >> 16 == PTRACE_EVENT_STOP) {
    // SIGTRAP tells of SIGCONT, and the others of a stop that is to last.
    bool goes_on = WSTOPSIG(status) == SIGTRAP;
    ptrace(goes_on ? PTRACE_CONT : PTRACE_LISTEN, process, NULL, NULL);
  } else {
    ptrace(PTRACE_CONT, process, NULL, (void *)(long)WSTOPSIG(status));
  }
}

#else

bool trace_exit(pid_t process) {
  (void)process;
  return false;
}

void trace_continue(pid_t process, int status,
                    struct supervision_report *result) {
  (void)process;
  (void)status;
  (void)result;
}

#endif
