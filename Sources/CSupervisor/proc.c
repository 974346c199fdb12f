#define _GNU_SOURCE
#include "Proc.h"

#ifdef __linux__
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

int open_proc(pid_t process, const char *name) {
  char path[64] = "/proc/", digits[16];
  size_t count = 0, length = strlen(path);
  for (; process > 0; process /= 10) digits[count++] = '0' + process % 10;
  while (count > 0) path[length++] = digits[--count];
  strcpy(path + length, name);
  return open(path, O_RDONLY | O_CLOEXEC);
}

// getdents64(2)
struct entry {
  uint64_t inode;
  int64_t next;
  unsigned short size;
  unsigned char type;
  char name[];
};

bool each_number(int directory, void (*visit)(int number, void *context),
                 void *context) {
  _Alignas(struct entry) char entries[4096];
  long length;
  while ((length = syscall(SYS_getdents64, directory, entries,
                           sizeof entries)) > 0)
    for (long at = 0; at < length;) {
      const struct entry *entry = (const struct entry *)(entries + at);
      at += entry->size;
      if (*entry->name >= '0' && *entry->name <= '9')
        visit(leading_number(entry->name), context);
    }
  close(directory);
  return length == 0;
}

int leading_number(const char *text) {
  int number = 0;
  for (; *text >= '0' && *text <= '9'; text++)
    number = number * 10 + (*text - '0');
  return number;
}

#endif
