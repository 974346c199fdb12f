#pragma once

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "Messages.h"

/// Makes one process two: fork(2).
///
/// Returns 0 in the child, the child's process id in the parent, or -1
/// and errno. Swift refuses to call C's own `fork` on macOS.
static inline pid_t forkProcess(void) { return fork(); }

/// Whether the process ended by itself: WIFEXITED of wait(2).
static inline bool didExit(int status) { return WIFEXITED(status); }

/// The exit status, 0 to 255, if it ended by itself: WEXITSTATUS.
static inline int exitStatus(int status) { return WEXITSTATUS(status); }

/// Whether a signal ended the process: WIFSIGNALED.
static inline bool wasKilled(int status) { return WIFSIGNALED(status); }

/// The number of the signal, if one ended it: WTERMSIG.
static inline int killingSignal(int status) { return WTERMSIG(status); }

/// The number of the error that the last failed call left: errno(3).
static inline int lastError(void) { return errno; }

/// The type of a socket that is a row of bytes, as a number for Swift.
static const int streamSocket = SOCK_STREAM;

/// Makes two connected sockets of a type: socketpair(2).
///
/// Returns 0, or -1 and errno. Both ends are closed on exec: on Linux and
/// the BSDs from the first moment, on macOS from a moment later.
static inline int makeSocketPair(int type, int ends[2]) {
#ifdef SOCK_CLOEXEC
  return socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends);
#else
  if (socketpair(AF_UNIX, type, 0, ends) == -1) return -1;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  return 0;
#endif
}

/// Whether a descriptor is open: fcntl(2).
static inline bool isOpen(int descriptor) {
  return fcntl(descriptor, F_GETFD) != -1;
}

/// Closes all descriptors from a number on: closefrom(2), or one by one
/// where the system has no such call.
static inline void closeFrom(int first) {
#if defined(__GLIBC__) || defined(__FreeBSD__) || defined(__OpenBSD__)
  closefrom(first);
#else
  for (int each = getdtablesize() - 1; each >= first; each--) close(each);
#endif
}

/// Makes a stream socket for paths, closed on exec: socket(2), unix(7).
///
/// Returns its descriptor, or -1 and errno.
static inline int makeStreamSocket(void) {
#ifdef SOCK_CLOEXEC
  return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
#else
  int made = socket(AF_UNIX, SOCK_STREAM, 0);
  if (made != -1) fcntl(made, F_SETFD, FD_CLOEXEC);
  return made;
#endif
}

/// Writes the address of a path, or returns -1 and errno: unix(7).
static inline int writeAddress(struct sockaddr_un *address, const char *path) {
  memset(address, 0, sizeof *address);
  address->sun_family = AF_UNIX;
  if (strlen(path) >= sizeof address->sun_path) {
    errno = ENAMETOOLONG;
    return -1;
  }
  strcpy(address->sun_path, path);
  return 0;
}

/// Connects a socket to the one that listens at a path: connect(2).
///
/// Returns 0, or -1 and errno.
static inline int connectSocket(int socket, const char *path) {
  struct sockaddr_un address;
  if (writeAddress(&address, path) == -1) return -1;
  return connect(socket, (struct sockaddr *)&address, sizeof address);
}

/// Gives a socket a path, at which others connect to it: bind(2), listen(2).
///
/// Returns 0, or -1 and errno.
static inline int listenAtPath(int socket, const char *path) {
  struct sockaddr_un address;
  if (writeAddress(&address, path) == -1) return -1;
  int bound = bind(socket, (struct sockaddr *)&address, sizeof address);
  return bound == -1 ? -1 : listen(socket, SOMAXCONN);
}

/// Lets a socket listen on the loopback address, at a port, or, if that is 0,
/// at one that is free: bind(2), listen(2), ip(7).
///
/// Returns 0, or -1 and errno.
static inline int listenOnLoopback(int socket, uint16_t port) {
  int yes = 1;
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  struct sockaddr_in address = {0};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  int bound = bind(socket, (struct sockaddr *)&address, sizeof address);
  return bound == -1 ? -1 : listen(socket, SOMAXCONN);
}

/// The port that a socket has, or 0: getsockname(2).
static inline uint16_t portNumber(int socket) {
  struct sockaddr_in address = {0};
  socklen_t size = sizeof address;
  getsockname(socket, (struct sockaddr *)&address, &size);
  return ntohs(address.sin_port);
}

#ifdef __linux__
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

// The headers keep these for _GNU_SOURCE, without which Swift reads them.
int setresuid(uid_t real, uid_t effective, uid_t saved);
int setresgid(gid_t real, gid_t effective, gid_t saved);
int getresuid(uid_t *real, uid_t *effective, uid_t *saved);
int getresgid(gid_t *real, gid_t *effective, gid_t *saved);
#endif

/// Makes a user the real, the effective and the saved one: setresuid(2).
///
/// Returns 0, or -1 and errno. macOS has no such call, but there setuid(2)
/// does the same for root.
static inline int becomeUser(uid_t user) {
#ifdef __APPLE__
  return setuid(user);
#else
  return setresuid(user, user, user);
#endif
}

/// Makes a group the real, the effective and the saved one: setresgid(2).
static inline int becomeGroup(gid_t group) {
#ifdef __APPLE__
  return setgid(group);
#else
  return setresgid(group, group, group);
#endif
}

/// Whether a user is the real, the effective and the saved one: getresuid(2).
///
/// macOS does not tell the saved one.
static inline bool isOnlyUser(uid_t user) {
#ifdef __APPLE__
  return getuid() == user && geteuid() == user;
#else
  uid_t real, effective, saved;
  if (getresuid(&real, &effective, &saved) == -1) return false;
  return real == user && effective == user && saved == user;
#endif
}

/// Whether a group is the real, the effective and the saved one: getresgid(2).
static inline bool isOnlyGroup(gid_t group) {
#ifdef __APPLE__
  return getgid() == group && getegid() == group;
#else
  gid_t real, effective, saved;
  if (getresgid(&real, &effective, &saved) == -1) return false;
  return real == group && effective == group && saved == group;
#endif
}

#ifdef __linux__
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif
#ifndef LANDLOCK_ACCESS_FS_IOCTL_DEV
#define LANDLOCK_ACCESS_FS_IOCTL_DEV (1ULL << 15)
#endif
#ifndef LANDLOCK_ACCESS_NET_BIND_TCP
#define LANDLOCK_ACCESS_NET_BIND_TCP (1ULL << 0)
#define LANDLOCK_ACCESS_NET_CONNECT_TCP (1ULL << 1)
#endif
#ifndef LANDLOCK_SCOPE_SIGNAL
#define LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET (1ULL << 0)
#define LANDLOCK_SCOPE_SIGNAL (1ULL << 1)
#endif
#endif

/// Lets exec give no rights from now on: no_new_privs of prctl(2), on Linux.
///
/// Returns 0, or -1 and errno. Elsewhere there is no such thing, and it
/// returns 0.
static inline int refuseNewPrivileges(void) {
#ifdef __linux__
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#else
  return 0;
#endif
}

/// Whether exec may still give rights: no_new_privs of prctl(2), on Linux.
static inline bool takesNewPrivileges(void) {
#ifdef __linux__
  return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1;
#else
  return false;
#endif
}

/// Whether there is a capability left: capget(2), on Linux.
static inline bool hasCapabilities(void) {
#ifdef __linux__
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct data[2];
  if (syscall(SYS_capget, &header, data) == -1) return true;
  return (data[0].permitted | data[1].permitted) != 0;
#else
  return false;
#endif
}

/// Lets calls on a descriptor fail with EAGAIN instead of waiting: fcntl(2).
///
/// Returns 0, or -1 and errno.
static inline int makeNonBlocking(int descriptor) {
  int flags = fcntl(descriptor, F_GETFL);
  if (flags == -1) return -1;
  return fcntl(descriptor, F_SETFL, flags | O_NONBLOCK);
}

/// Whether a child has ended and is not reaped: waitid(2).
static inline bool isZombie(pid_t child) {
  siginfo_t info = {0};
  int how = WEXITED | WNOHANG | WNOWAIT;
  return waitid(P_PID, child, &info, how) == 0 && info.si_pid == child;
}

/// Unblocks and notes each SIGCHLD, SIGINT and SIGTERM from now on, and writes
/// a byte to a socket that does not wait: sigaction(2).
///
/// A SIGCHLD is noted at once, for what was before. Returns 0, or -1 and errno.
int catchSignals(int socket);

/// Leaves SIGCHLD, SIGINT and SIGTERM to the system again.
void releaseSignals(void);

/// Whether such a signal came since this was last asked.
bool takeSignal(int signal);

#ifdef __linux__
/// The processor whose numbers of system calls these headers have.
#if defined(__x86_64__)
static const uint32_t auditArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
static const uint32_t auditArchitecture = AUDIT_ARCH_AARCH64;
#endif

/// Where a filter finds the architecture, the number of the system call, and
/// its first argument, in bytes: seccomp(2).
static const uint32_t architectureAt = offsetof(struct seccomp_data, arch);
static const uint32_t callAt = offsetof(struct seccomp_data, nr);
static const uint32_t argumentsAt = offsetof(struct seccomp_data, args);

/// Whether this kernel has filters that can kill a process: seccomp(2).
static inline bool hasSeccomp(void) {
  uint32_t kill = SECCOMP_RET_KILL_PROCESS;
  return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &kill) == 0;
}

/// Puts a filter before the system calls of all threads: seccomp(2).
///
/// Returns 0, or -1 and errno.
static inline int installFilter(const struct sock_filter *filter,
                                unsigned short count) {
  struct sock_fprog program = {count, (struct sock_filter *)filter};
  unsigned flags =
      SECCOMP_FILTER_FLAG_TSYNC | SECCOMP_FILTER_FLAG_TSYNC_ESRCH;
  return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
}

/// The version of Landlock in this kernel, or -1 and errno: landlock(7).
static inline int landlockVersion(void) {
  unsigned flags = LANDLOCK_CREATE_RULESET_VERSION;
  return (int)syscall(SYS_landlock_create_ruleset, NULL, 0, flags);
}

/// Makes a ruleset that denies each of these rights on files and on TCP, and
/// all that leads out of these scopes: landlock(7).
///
/// A kernel that doesn't know one of the three takes a 0. Returns the ruleset's
/// descriptor, closed on exec, or -1 and errno.
static inline int makeRuleset(uint64_t files, uint64_t network,
                              uint64_t scopes) {
  // Older headers lack the second and the third.
  uint64_t ruleset[3] = {files, network, scopes};
  return (int)syscall(SYS_landlock_create_ruleset, ruleset, sizeof ruleset, 0);
}

/// Grants rights on a folder and all beneath it: landlock(7).
///
/// Returns 0, or -1 and errno.
static inline int grantBeneath(int ruleset, uint64_t granted, int folder) {
  struct landlock_path_beneath_attr rule = {granted, folder};
  return (int)syscall(SYS_landlock_add_rule, ruleset,
                      LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

/// Puts a ruleset in force for this thread and its children: landlock(7).
///
/// Returns 0, or -1 and errno.
static inline int enforceRuleset(int ruleset) {
  return (int)syscall(SYS_landlock_restrict_self, ruleset, 0);
}

#endif

#include <sys/stat.h>

/// Tells what a descriptor leads to, by a system call that takes no path.
///
/// Returns 0, or -1 and errno: fstat(2).
static inline int fileStatus(int descriptor, struct stat *status) {
#ifdef __linux__
  return (int)syscall(SYS_fstat, descriptor, status);
#else
  return fstat(descriptor, status);
#endif
}

#include <limits.h>
#include <spawn.h>
#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif
#ifdef __GLIBC__
// The header keeps these for _GNU_SOURCE.
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *,
                                             int first);
#ifndef POSIX_SPAWN_SETSID
#define POSIX_SPAWN_SETSID 0x80
#endif
#endif

/// The words that this program was started with, its name first, and NULL
/// after the last: execve(2). NULL where the C library doesn't tell: musl.
char *const *commandLine(void);

/// The path of this program, or NULL and errno. It may be in the room given.
///
/// On Linux it leads to the file that runs, whatever became of its name:
/// proc_pid_exe(5).
static inline const char *programPath(char room[PATH_MAX]) {
#ifdef __APPLE__
  uint32_t size = PATH_MAX;
  if (_NSGetExecutablePath(room, &size) == 0) return room;
  errno = ENAMETOOLONG;
  return NULL;
#else
  (void)room;
  return "/proc/self/exe";
#endif
}

/// Says what becomes of signals and of the session: posix_spawn(3).
///
/// Returns 0, or the number of an error.
static inline int describeProcess(posix_spawnattr_t *attributes,
                                  bool isIsolated) {
  short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
#ifdef POSIX_SPAWN_SETSID
  if (isIsolated) flags |= POSIX_SPAWN_SETSID;
#else
  if (isIsolated) flags |= POSIX_SPAWN_SETPGROUP;
#endif
#ifdef __APPLE__
  flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#endif
  int error = posix_spawnattr_setflags(attributes, flags);
  sigset_t signals;
  sigemptyset(&signals);
  if (error == 0) error = posix_spawnattr_setsigmask(attributes, &signals);
  sigfillset(&signals);
  // Nobody can catch these two, and some systems refuse to be asked.
  sigdelset(&signals, SIGKILL);
  sigdelset(&signals, SIGSTOP);
  if (error == 0) error = posix_spawnattr_setsigdefault(attributes, &signals);
  return error;
}

/// Says what becomes of descriptors: those given are 1, 2 and 3, and if the
/// process is isolated, /dev/null is 0, and the rest is closed.
///
/// Those given are above 3. Returns 0, or the number of an error.
static inline int describeDescriptors(posix_spawn_file_actions_t *actions,
                                      const int given[3], bool isIsolated) {
  int error = 0;
  if (isIsolated) {
    error =
        posix_spawn_file_actions_addopen(actions, 0, "/dev/null", O_RDONLY, 0);
  }
  for (int each = 0; each < 3 && error == 0; each++) {
    error = posix_spawn_file_actions_adddup2(actions, given[each], each + 1);
  }
  if (!isIsolated) return error;
#if defined(__GLIBC__) || defined(__FreeBSD__)
  if (error == 0) error = posix_spawn_file_actions_addclosefrom_np(actions, 4);
#elif !defined(__APPLE__)
  for (int each = 4; each < getdtablesize() && error == 0; each++) {
    error = posix_spawn_file_actions_addclose(actions, each);
  }
#endif
  return error;
}

/// Starts this program once more in a child, with descriptors as its 1, 2 and
/// 3: posix_spawn(3).
///
/// It has no environment, and no signal that is blocked or ignored. If it's
/// isolated, it has /dev/null as 0 and no other descriptor, and a session of its
/// own (where there is no such flag, a process group). Returns the child's
/// process id, or -1 and errno, also if exec failed.
static inline pid_t startThisProgram(char *const words[], int output,
                                     int errors, int channel,
                                     bool isIsolated) {
  char room[PATH_MAX];
  const char *path = programPath(room);
  if (path == NULL) return -1;
  char *environment[] = {NULL};
  pid_t child = -1;
  // Above 3, so that no action writes over what the next one needs.
  const int given[3] = {fcntl(output, F_DUPFD_CLOEXEC, 4),
                        fcntl(errors, F_DUPFD_CLOEXEC, 4),
                        fcntl(channel, F_DUPFD_CLOEXEC, 4)};
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_t actions;
  int error = given[0] == -1 || given[1] == -1 || given[2] == -1
                  ? errno
                  : posix_spawnattr_init(&attributes);
  if (error == 0) {
    error = posix_spawn_file_actions_init(&actions);
    if (error == 0) {
      error = describeProcess(&attributes, isIsolated);
      if (error == 0) {
        error = describeDescriptors(&actions, given, isIsolated);
      }
      if (error == 0) {
        error = posix_spawn(&child, path, &actions, &attributes, words,
                            environment);
      }
      posix_spawn_file_actions_destroy(&actions);
    }
    posix_spawnattr_destroy(&attributes);
  }
  for (int each = 0; each < 3; each++) {
    if (given[each] != -1) close(given[each]);
  }
  errno = error;
  return error == 0 ? child : -1;
}

/// Takes the next connection from a socket that listens, without waiting:
/// accept(2).
///
/// It does not wait either, and is closed on exec. Returns its descriptor, or
/// -1 and errno.
static inline int acceptConnection(int listener) {
#ifdef __linux__
  int accept4(int, struct sockaddr *, socklen_t *, int);
  return accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
#else
  int socket = accept(listener, NULL, NULL);
  if (socket == -1) return -1;
  fcntl(socket, F_SETFD, FD_CLOEXEC);
  return makeNonBlocking(socket) == -1 ? close(socket), -1 : socket;
#endif
}

#include <sys/ioctl.h>
#ifdef __linux__
#include <linux/sockios.h>

/// The command of ioctl(2) that asks how much the peer has not taken yet.
static const int askUnsent = SIOCOUTQ;
#endif

/// How many of the bytes that were sent the peer's system has not taken yet:
/// SIOCOUTQ of tcp(7), SO_NWRITE of setsockopt(2) on macOS. 0 where neither
/// is known.
static inline int unsentBytes(int socket) {
  int count = 0;
#if defined(__linux__)
  if (ioctl(socket, askUnsent, &count) == -1) return 0;
#elif defined(SO_NWRITE)
  socklen_t size = sizeof count;
  getsockopt(socket, SOL_SOCKET, SO_NWRITE, &count, &size);
#endif
  return count;
}

#ifdef __linux__
#include <sys/sendfile.h>
#else
#include <sys/uio.h>
#endif

/// Sends bytes to a socket: send(2).
///
/// `more` says that others follow at once, so that they may travel together.
/// Returns how many were taken, or -1 and errno.
static inline ssize_t sendSome(int socket, const void *bytes, size_t count,
                               bool more) {
#ifdef MSG_MORE
  return send(socket, bytes, count, MSG_NOSIGNAL | (more ? MSG_MORE : 0));
#else
  (void)more;
  return send(socket, bytes, count, MSG_NOSIGNAL);
#endif
}

/// Sends bytes of a file, from an offset on, to a socket: sendfile(2).
///
/// They go from one to the other within the kernel. Returns how many were
/// taken, 0 at the end of the file, or -1 and errno. Unlike the calls above it
/// can't be told to raise no SIGPIPE where the peer is gone.
static inline ssize_t sendFile(int socket, int file, off_t offset,
                               size_t count) {
#ifdef __linux__
  return sendfile(socket, file, &offset, count);
#else
  off_t taken = (off_t)count;
  int result = sendfile(file, socket, offset, &taken, NULL, 0);
  return result == -1 && taken == 0 ? -1 : (ssize_t)taken;
#endif
}

/// Connects a socket to a port of the loopback address: connect(2), ip(7).
///
/// Returns 0, or -1 and errno.
static inline int connectToLoopback(int socket, uint16_t port) {
  struct sockaddr_in address = {0};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  return connect(socket, (struct sockaddr *)&address, sizeof address);
}

#include "Sandbox.h"
#include "Attacks.h"
