#pragma once

// Bytes and descriptors to and from sockets, for Imsg and Unix.

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/un.h>
#include <unistd.h>

/// Makes a write to a socket whose peer is gone fail, instead of ending the
/// process. macOS sets this once per socket, other systems per call: send(2).
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

/// Writes bytes to a descriptor of any kind: send(2), or write(2) where it's
/// no socket.
///
/// Returns how many were written, or -1 and errno. A socket whose peer is gone
/// is an error, EPIPE, and no signal; a pipe without a reader raises SIGPIPE.
static inline ssize_t writeBytes(int descriptor, const void *bytes,
                                 size_t count) {
  ignoreBrokenPipe(descriptor);
  ssize_t sent = send(descriptor, bytes, count, MSG_NOSIGNAL);
  if (sent != -1 || errno != ENOTSOCK) return sent;
  return write(descriptor, bytes, count);
}

/// Does so without waiting for room, if it's a socket, or a descriptor that is
/// non-blocking or has room.
static inline ssize_t writeAtOnce(int descriptor, const void *bytes,
                                  size_t count) {
  ssize_t sent = send(descriptor, bytes, count, MSG_NOSIGNAL | MSG_DONTWAIT);
  if (sent != -1 || errno != ENOTSOCK) return sent;
  return write(descriptor, bytes, count);
}

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

/// Whether an error of sendBytes means that the same call may succeed later.
///
/// EAGAIN: the socket is full. ENOBUFS: the system is short of memory.
/// ETOOMANYREFS, on Linux: too many descriptors of this user are under way.
/// EMSGSIZE, on macOS: a descriptor doesn't fit into a socket that is nearly
/// full.
static inline bool meansLater(int error, bool withDescriptor) {
  if (error == EAGAIN || error == EWOULDBLOCK || error == ENOBUFS) return true;
#ifdef __APPLE__
  return withDescriptor && error == EMSGSIZE;
#else
  return withDescriptor && error == ETOOMANYREFS;
#endif
}

/// The most descriptors that one call can bring: SCM_MAX_FD of Linux is 253,
/// and macOS takes 512.
enum { mostDescriptors = 512 };

/// Receives bytes from a socket, and a descriptor if one comes with them:
/// recvmsg(2), cmsg(3).
///
/// Returns how many bytes came, or -1 and errno. The descriptor, or -1, is
/// closed on exec. Of several the first is kept, and the others are closed
/// here: there is room for as many as the system sends at once, and for
/// credentials or a label beside them, which a socket may be told to bring.
static inline ssize_t receiveBytes(int socket, void *bytes, size_t room,
                                   int flags, int *descriptor) {
  union {
    struct cmsghdr header;
    char room[CMSG_SPACE(mostDescriptors * sizeof(int)) + 1024];
  } control;
  struct iovec block = {bytes, room};
  struct msghdr message = {0};
  message.msg_iov = &block;
  message.msg_iovlen = 1;
  message.msg_control = control.room;
  message.msg_controllen = sizeof control.room;
  *descriptor = -1;
#ifdef MSG_CMSG_CLOEXEC
  ssize_t count = recvmsg(socket, &message, flags | MSG_CMSG_CLOEXEC);
#else
  ssize_t count = recvmsg(socket, &message, flags);
#endif
  // OpenBSD fails where no number is free; the bytes can be had without.
  if (count == -1 && errno == EMSGSIZE) return recv(socket, bytes, room, flags);
  if (count == -1) return -1;
  for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header != NULL;
       header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level != SOL_SOCKET) continue;
    bool isRights = header->cmsg_type == SCM_RIGHTS;
#ifdef __linux__
    // A pidfd of the sender, if the socket has SO_PASSPIDFD. Older headers lack
    // the name of this type, SCM_PIDFD.
    enum { pidfdType = 4 };
    if (!isRights && header->cmsg_type != pidfdType) continue;
#else
    if (!isRights) continue;
#endif
    // Where several were sent, some systems do not shorten cmsg_len.
    size_t length = header->cmsg_len - CMSG_LEN(0);
    size_t left = control.room + message.msg_controllen -
                  (char *)CMSG_DATA(header);
    if (length > left) length = left;
    for (size_t at = 0; at + sizeof(int) <= length; at += sizeof(int)) {
      int each;
      memcpy(&each, CMSG_DATA(header) + at, sizeof each);
      if (each < 0) continue;
      if (*descriptor != -1 || !isRights) {
        close(each);
        continue;
      }
#ifndef MSG_CMSG_CLOEXEC
      fcntl(each, F_SETFD, FD_CLOEXEC);
#endif
      *descriptor = each;
    }
  }
  return count;
}

/// How many bytes can be received from a socket without waiting: ioctl(2).
static inline int bytesWaiting(int socket) {
  int count = 0;
  return ioctl(socket, FIONREAD, &count) == -1 ? 0 : count;
}

/// Waits until a socket takes bytes: poll(2).
static inline void waitForRoom(int socket) {
  struct pollfd end = {socket, POLLOUT, 0};
  poll(&end, 1, -1);
}

/// Waits for this many milliseconds, or until a signal arrives: poll(2).
static inline void waitAMoment(int milliseconds) {
  poll(NULL, 0, milliseconds);
}

#ifdef __APPLE__
int memset_s(void *, size_t, int, size_t);
#endif

/// Overwrites bytes with zeros, though they're never read again:
/// explicit_bzero(3), or memset_s(3) on macOS.
static inline void wipe(void *bytes, size_t count) {
#ifdef __APPLE__
  memset_s(bytes, count, 0, count);
#else
  explicit_bzero(bytes, count);
#endif
}

/// Tells who made the other end of a socket: unix(7), getpeereid(3).
///
/// Returns 0, or -1 and errno. The process id is 0 where the system doesn't
/// tell it.
static inline int identifyPeer(int socket, uid_t *user, gid_t *group,
                               pid_t *process) {
  *process = 0;
#ifdef __linux__
  // The headers keep struct ucred for _GNU_SOURCE.
  struct {
    pid_t process;
    uid_t user;
    gid_t group;
  } peer;
  socklen_t size = sizeof peer;
  if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) == -1) return -1;
  // Of a socket that has no peer.
  if (peer.user == (uid_t)-1) {
    errno = ENOTCONN;
    return -1;
  }
  *process = peer.process;
  *user = peer.user;
  *group = peer.group;
  return 0;
#else
#ifdef LOCAL_PEERPID
  socklen_t size = sizeof *process;
  if (getsockopt(socket, 0, LOCAL_PEERPID, process, &size) == -1) *process = 0;
#endif
  return getpeereid(socket, user, group);
#endif
}
