#pragma once

#include "Ibuf.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/// One end of a channel of the same messages as Imsg's, in plain C that has
/// the shape of OpenBSD's: each message is allocated, and waits in a queue.
///
/// Written from imsg_init(3) and ibuf_add(3). It passes one descriptor at a
/// time, knows the newer header alone, and trusts its peer.
struct channel {
  int socket;
  bool passesDescriptors;
  int32_t process;
  /// What waits to be sent: the first, and where the one behind the last goes.
  struct ibuf *first, **last;
  /// What came stands from `start` to `end` of 64 KiB.
  unsigned char *room;
  size_t start, end;
  /// The descriptor that came, or -1.
  int descriptor;
};

/// A message that came, which its holder frees.
struct message {
  uint32_t type, peer;
  int32_t process;
  struct ibuf *payload;
};

/// Makes a channel of a socket, which stays its maker's.
struct channel *channelMake(int socket, bool passesDescriptors);

/// Frees it, and what waits.
void channelFree(struct channel *);

/// Begins a message of so many bytes, or more: imsg_create(3).
struct ibuf *channelCreate(struct channel *, uint32_t type, uint32_t peer,
                           size_t size);

/// Queues a message: imsg_close(3).
void channelClose(struct channel *, struct ibuf *);

/// Queues a message of some bytes: imsg_compose(3). Returns 0 or -1.
int channelCompose(struct channel *, uint32_t type, uint32_t peer,
                   int descriptor, const void *payload, size_t size);

/// Sends all that is queued: imsgbuf_flush(3). Returns 0 or -1.
int channelFlush(struct channel *);

/// Reads what has come: imsgbuf_read(3). Returns how many bytes, 0 at the end,
/// or -1.
ssize_t channelRead(struct channel *);

/// Takes the next message: imsgbuf_get(3). Returns 1, 0 if none is complete,
/// or -1.
int channelGet(struct channel *, struct message *);
