#pragma once

#include <errno.h>
#include <fcntl.h>
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

/// Lets a write to a socket whose peer is gone fail, and not end the process.
///
/// On macOS that is said once; elsewhere in each call: send(2).
static inline void ignoreBrokenPipe(int socket) {
#ifdef SO_NOSIGPIPE
  int yes = 1;
  setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &yes, sizeof yes);
#else
  (void)socket;
#endif
}

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0
#endif

/// Sends bytes to a socket with a descriptor, or without if that is -1:
/// sendmsg(2), cmsg(3).
///
/// Returns how many were sent, or -1 and errno.
static inline ssize_t sendBytes(int socket, const void *bytes, size_t count,
                                int descriptor) {
  if (descriptor == -1) return send(socket, bytes, count, MSG_NOSIGNAL);
  union {
    struct cmsghdr header;
    char room[CMSG_SPACE(sizeof(int))];
  } control = {0};
  struct iovec block = {(void *)bytes, count};
  struct msghdr message = {0};
  message.msg_iov = &block;
  message.msg_iovlen = 1;
  message.msg_control = control.room;
  message.msg_controllen = sizeof control.room;
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof(int));
  memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
  return sendmsg(socket, &message, MSG_NOSIGNAL);
}

/// Receives bytes from a socket, and a descriptor if one comes with them:
/// recvmsg(2), cmsg(3).
///
/// Returns how many bytes came, or -1 and errno. The descriptor, or -1, is
/// closed on exec. Of several the first is kept; the system closes those for
/// which there is no room, and the others are closed here.
static inline ssize_t receiveBytes(int socket, void *bytes, size_t room,
                                   int *descriptor) {
  union {
    struct cmsghdr header;
    char room[CMSG_SPACE(sizeof(int))];
  } control = {0};
  struct iovec block = {bytes, room};
  struct msghdr message = {0};
  message.msg_iov = &block;
  message.msg_iovlen = 1;
  message.msg_control = control.room;
  message.msg_controllen = sizeof control.room;
  *descriptor = -1;
#ifdef MSG_CMSG_CLOEXEC
  ssize_t count = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
#else
  ssize_t count = recvmsg(socket, &message, 0);
#endif
  // OpenBSD fails where no number is free; the bytes can be had without.
  if (count == -1 && errno == EMSGSIZE) return recv(socket, bytes, room, 0);
  if (count == -1) return -1;
  for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header != NULL;
       header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level != SOL_SOCKET) continue;
    if (header->cmsg_type != SCM_RIGHTS) continue;
    // Where several were sent, some systems do not shorten cmsg_len.
    size_t length = header->cmsg_len - CMSG_LEN(0);
    size_t left = control.room + message.msg_controllen -
                  (char *)CMSG_DATA(header);
    if (length > left) length = left;
    for (size_t at = 0; at + sizeof(int) <= length; at += sizeof(int)) {
      int each;
      memcpy(&each, CMSG_DATA(header) + at, sizeof each);
      if (*descriptor != -1) {
        close(each);
        continue;
      }
      fcntl(each, F_SETFD, FD_CLOEXEC);
      *descriptor = each;
    }
  }
  return count;
}

/// Waits until a socket takes bytes: poll(2).
static inline void waitForRoom(int socket) {
  struct pollfd end = {socket, POLLOUT, 0};
  poll(&end, 1, -1);
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
