#include "Frames.h"

#include <CShims.h>

enum { headerSize = 16, longest = 16384 };
static const uint32_t mark = 0x80000000;

struct header {
  uint32_t type, length, peer;
  int32_t process;
};

void framesBegin(struct frames *frames, int socket) {
  frames->socket = socket;
  frames->process = getpid();
  frames->descriptor = -1;
  frames->queued = frames->start = frames->end = 0;
}

void framesCompose(struct frames *frames, uint32_t type, uint32_t peer,
                   int descriptor, const void *payload, size_t size) {
  if (size > longest - headerSize) abort();
  if (headerSize + size > sizeof frames->output - frames->queued) abort();
  if (descriptor != -1 && frames->queued != 0) abort();
  struct header header = {type, headerSize + size, peer, frames->process};
  if (descriptor != -1) {
    header.length |= mark;
    frames->descriptor = descriptor;
  }
  unsigned char *place = frames->output + frames->queued;
  memcpy(place, &header, headerSize);
  memcpy(place + headerSize, payload, size);
  frames->queued += headerSize + size;
}

int framesFlush(struct frames *frames) {
  size_t sent = 0;
  while (sent < frames->queued) {
    ssize_t count = sendBytes(frames->socket, frames->output + sent,
                              frames->queued - sent, frames->descriptor);
    if (count == -1 && errno == EINTR) continue;
    if (count == -1) return -1;
    sent += count;
    if (frames->descriptor != -1) close(frames->descriptor);
    frames->descriptor = -1;
  }
  frames->queued = 0;
  return 0;
}

ssize_t framesRead(struct frames *frames) {
  memmove(frames->input, frames->input + frames->start,
          frames->end - frames->start);
  frames->end -= frames->start;
  frames->start = 0;
  ssize_t count;
  do {
    count = receiveBytes(frames->socket, frames->input + frames->end,
                         sizeof frames->input - frames->end,
                         &frames->descriptor);
  } while (count == -1 && errno == EINTR);
  if (count > 0) frames->end += count;
  return count;
}

int framesGet(struct frames *frames, struct frame *frame) {
  struct header header;
  if (frames->end - frames->start < headerSize) return 0;
  memcpy(&header, frames->input + frames->start, headerSize);
  size_t length = header.length & ~mark;
  if (length < headerSize || length > longest) return -1;
  if (length > frames->end - frames->start) return 0;
  frame->type = header.type;
  frame->peer = header.peer;
  frame->process = header.process;
  frame->descriptor = -1;
  if (header.length & mark) {
    frame->descriptor = frames->descriptor;
    frames->descriptor = -1;
  }
  frame->payload = frames->input + frames->start + headerSize;
  frame->size = length - headerSize;
  frames->start += length;
  return 1;
}
