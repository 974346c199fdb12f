// Answers some calls as another machine would.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// What is asked for, of the workbook and not of what it runs.
static const char *asked(const char *name) {
  if (strcmp(program_invocation_short_name, "workbook") != 0) return NULL;
  return getenv(name);
}

static long (*call)(long, ...);

__attribute__((constructor)) static void find_call(void) {
  *(void **)&call = dlsym(RTLD_NEXT, "syscall");
}

long syscall(long number, ...) {
  va_list list;
  long words[6];
  va_start(list, number);
  for (int i = 0; i < 6; i++) words[i] = va_arg(list, long);
  va_end(list);
  // A constructor of another library may be first.
  if (call == NULL) find_call();
  if (number != SYS_getdents64 || !asked("WORLD_NO_TABLE"))
    return call(number, words[0], words[1], words[2], words[3], words[4],
                words[5]);
  errno = EIO;
  return -1;
}

int linkat(int from, const char *old, int to, const char *new, int flags) {
  if (!asked("WORLD_NO_LINKS"))
    return (int)syscall(SYS_linkat, from, old, to, new, flags);
  errno = EPERM;
  return -1;
}

int link(const char *old, const char *new) {
  return linkat(AT_FDCWD, old, AT_FDCWD, new, 0);
}

int getgroups(int size, gid_t *groups) {
  const char *group = asked("WORLD_GROUP");
  if (!group) return (int)syscall(SYS_getgroups, size, groups);
  int count = 300;
  if (size == 0) return count;
  if (size < count) {
    errno = EINVAL;
    return -1;
  }
  for (int i = 0; i < count; i++) groups[i] = 1;
  groups[count - 1] = (gid_t)atoi(group);
  return count;
}

uid_t geteuid(void) {
  const char *user = asked("WORLD_USER");
  return user ? (uid_t)atoi(user) : (uid_t)syscall(SYS_geteuid);
}

int chown(const char *path, uid_t user, gid_t group) {
  if (!asked("WORLD_NO_CHOWN"))
    return fchownat(AT_FDCWD, path, user, group, 0);
  errno = EPERM;
  return -1;
}

int uname(struct utsname *system) {
  const char *kernel = asked("WORLD_KERNEL");
  int result = (int)syscall(SYS_uname, system);
  if (kernel) strcpy(system->release, kernel);
  return result;
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

int access(const char *path, int mode) {
  if (!asked("WORLD_NO_CHILDREN") || strcmp(path, "/proc/thread-self/children"))
    return (int)syscall(SYS_faccessat, AT_FDCWD, path, mode);
  errno = ENOENT;
  return -1;
}

ssize_t readlink(const char *path, char *target, size_t size) {
  const char *network = asked("WORLD_NETWORK");
  if (!network || strcmp(path, "/proc/self/ns/net"))
    return syscall(SYS_readlinkat, AT_FDCWD, path, target, size);
  return snprintf(target, size, "%s", network);
}

// No terminal can be opened, and whoever closes what isn't open ends.
int ptsname_r(int terminal, char *name, size_t size) {
  if (asked("WORLD_NO_TERMINAL")) return errno = ENOTTY;
  int (*real)(int, char *, size_t);
  *(void **)&real = dlsym(RTLD_NEXT, "ptsname_r");
  return real(terminal, name, size);
}

int close(int descriptor) {
  int result = (int)syscall(SYS_close, descriptor);
  if (result == -1 && asked("WORLD_NO_TERMINAL")) _exit(99);
  return result;
}

static bool runs(pid_t process, const char *program) {
  char path[64], name[64] = "";
  snprintf(path, sizeof path, "/proc/%d/comm", process);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  read(file, name, sizeof name - 1);
  close(file);
  return strcspn(name, "\n") == strlen(program) &&
         strncmp(name, program, strlen(program)) == 0;
}

// A process of one program may not be killed, as if it ran as another user. Or
// whoever kills an id that isn't one of its children's ends.
int kill(pid_t process, int number) {
  const char *spared = asked("WORLD_NO_KILL");
  if (spared && number != 0 && process > 0 && runs(process, spared)) {
    errno = EPERM;
    return -1;
  }
  siginfo_t child;
  if (asked("WORLD_OWN_KILLS") &&
      waitid(P_PID, (id_t)abs(process), &child,
             WEXITED | WSTOPPED | WNOHANG | WNOWAIT) == -1)
    _exit(99);
  return (int)syscall(SYS_kill, process, number);
}

// A supervisor dies before its command can ask to die with it. From then on the
// command has a pipe open.
int prctl(int option, ...) {
  va_list list;
  va_start(list, option);
  unsigned long argument = va_arg(list, unsigned long);
  va_end(list);
  const char *pipe = asked("WORLD_DEAD_SUPERVISOR");
  if (pipe && option == PR_SET_PDEATHSIG) {
    pid_t supervisor = getppid();
    open(pipe, O_WRONLY);
    kill(supervisor, SIGKILL);
    while (getppid() == supervisor) sched_yield();
  }
  return (int)syscall(SYS_prctl, option, argument, 0, 0, 0);
}

static pid_t engine;

__attribute__((constructor)) static void note_engine(void) {
  engine = getpid();
}

// An hour passes between any two looks that the engine takes at a clock, as if
// it had been stopped. Its supervisors go on.
int clock_gettime(clockid_t clock, struct timespec *now) {
  static atomic_int hours;
  int result = (int)syscall(SYS_clock_gettime, clock, now);
  if (asked("WORLD_STOPS") && getpid() == engine) now->tv_sec += 3600 * ++hours;
  return result;
}
