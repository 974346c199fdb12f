#pragma once

#include <stdint.h>

/// The most bytes of a message, and of one reading.
enum { longest = 16384, mostAtOnce = 65536 };

/// The bit of a length that marks a descriptor.
static const uint32_t mark = 0x80000000;

struct header {
  uint32_t type, length, peer;
  int32_t process;
};
