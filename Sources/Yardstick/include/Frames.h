#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// One end of a channel of the same messages as Imsg's, in plain C that
/// allocates nothing: 32-bit lengths, the header in the newer layout.
struct frames {
  int socket;
  int32_t process;
  /// A descriptor for the first message that is queued, or -1.
  int descriptor;
  size_t queued;
  /// Messages that came stand from `start` to `end`.
  size_t start, end;
  unsigned char output[1 << 20];
  unsigned char input[1 << 16];
};

/// A message that came. Its payload stays where it is until the next read.
struct frame {
  uint32_t type, peer;
  int32_t process;
  int descriptor;
  const unsigned char *payload;
  size_t size;
};

/// Takes over a socket.
void framesBegin(struct frames *, int socket);

/// Queues a message. One with a descriptor must be the first in the queue.
void framesCompose(struct frames *, uint32_t type, uint32_t peer,
                   int descriptor, const void *payload, size_t size);

/// Sends all that is queued, and closes the descriptor. Returns 0 or -1.
int framesFlush(struct frames *);

/// Reads what has come. Returns how many bytes, 0 at the end, or -1.
ssize_t framesRead(struct frames *);

/// Takes the next message. Returns 1, 0 if none is complete, or -1.
int framesGet(struct frames *, struct frame *);
