// Answers some calls as another machine would.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <unistd.h>

// What is asked for, of the workbook and not of what it runs.
static const char *asked(const char *name) {
  return strcmp(program_invocation_short_name, "workbook") ? NULL : getenv(name);
}

uid_t geteuid(void) {
  const char *user = asked("WORLD_USER");
  return user ? (uid_t)atoi(user) : (uid_t)syscall(SYS_geteuid);
}

int uname(struct utsname *system) {
  const char *kernel = asked("WORLD_KERNEL");
  int result = (int)syscall(SYS_uname, system);
  if (kernel) strcpy(system->release, kernel);
  return result;
}

int getdtablesize(void) {
  const char *files = asked("WORLD_FILES");
  return files ? atoi(files) : (int)sysconf(_SC_OPEN_MAX);
}

long ptrace(int request, ...) {
  va_list list;
  va_start(list, request);
  pid_t process = va_arg(list, pid_t);
  void *address = va_arg(list, void *), *data = va_arg(list, void *);
  va_end(list);
  if (!asked("WORLD_NO_PTRACE"))
    return syscall(SYS_ptrace, request, process, address, data);
  errno = EPERM;
  return -1;
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
                   void *(*start)(void *), void *argument) {
  if (asked("WORLD_NO_THREADS")) return EAGAIN;
  int (*real)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
  *(void **)&real = dlsym(RTLD_NEXT, "pthread_create");
  return real(thread, attributes, start, argument);
}
