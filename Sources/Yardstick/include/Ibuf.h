#pragma once

#include <stddef.h>
#include <stdint.h>

/// The bytes of a message, in memory that grows: ibuf_add(3).
struct ibuf {
  /// The one behind it in a queue.
  struct ibuf *next;
  unsigned char *bytes;
  /// How many there are, how many there is room for, and how many may be.
  size_t count, room, most;
  /// How many were read, or sent.
  size_t place;
  /// The descriptor that goes with them, or -1.
  int descriptor;
};

/// Makes one with so much room, which may grow; NULL where there's no memory.
struct ibuf *ibufMake(size_t room, size_t most);

/// Adds bytes. Returns 0, or -1 if there would be too many.
int ibufAdd(struct ibuf *, const void *, size_t);

/// Adds an integer in the machine's byte order.
int ibufAddH32(struct ibuf *, uint64_t);

/// Reads bytes. Returns 0, or -1 if there are fewer.
int ibufGet(struct ibuf *, void *, size_t);

/// Reads an integer in the machine's byte order.
int ibufGetH32(struct ibuf *, uint32_t *);

/// Wipes it, gives its memory back, and closes its descriptor.
void ibufFree(struct ibuf *);
