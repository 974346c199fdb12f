// IOV_MAX is hidden without it.
#define _GNU_SOURCE

#include "Channel.h"

#include <CShims.h>
#include <limits.h>
#include <sys/uio.h>

/// Sends as many buffers as one call takes; a descriptor goes with the first.
///
/// Returns how many bytes were sent, or -1.
static ssize_t sendQueue(struct channel *channel) {
  union {
    struct cmsghdr header;
    char room[CMSG_SPACE(sizeof(int))];
  } control = {0};
  struct iovec blocks[IOV_MAX];
  struct msghdr message = {0};
  message.msg_iov = blocks;
  for (struct ibuf *each = channel->first; each != NULL; each = each->next) {
    if (message.msg_iovlen == IOV_MAX) break;
    if (each->descriptor != -1 && each != channel->first) break;
    blocks[message.msg_iovlen].iov_base = each->bytes + each->place;
    blocks[message.msg_iovlen].iov_len = each->count - each->place;
    message.msg_iovlen++;
  }
  if (channel->first->descriptor != -1) {
    message.msg_control = control.room;
    message.msg_controllen = sizeof control.room;
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(header), &channel->first->descriptor, sizeof(int));
  }
  return sendmsg(channel->socket, &message, MSG_NOSIGNAL);
}

/// Frees what was sent, and closes its descriptor.
static void letGo(struct channel *channel, size_t sent) {
  struct ibuf *first = channel->first;
  if (first->descriptor != -1) close(first->descriptor);
  first->descriptor = -1;
  while (first != NULL && sent >= first->count - first->place) {
    sent -= first->count - first->place;
    channel->first = first->next;
    ibufFree(first);
    first = channel->first;
  }
  if (first == NULL) {
    channel->last = &channel->first;
  } else {
    first->place += sent;
  }
}

int channelFlush(struct channel *channel) {
  while (channel->first != NULL) {
    ssize_t sent = sendQueue(channel);
    if (sent == -1 && errno == EINTR) continue;
    if (sent == -1) return -1;
    letGo(channel, sent);
  }
  return 0;
}
