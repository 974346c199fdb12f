#include "Ibuf.h"

#include <CShims.h>

struct ibuf *ibufMake(size_t room, size_t most) {
  struct ibuf *ibuf = calloc(1, sizeof *ibuf);
  if (ibuf == NULL) return NULL;
  ibuf->bytes = malloc(room);
  if (ibuf->bytes == NULL) {
    free(ibuf);
    return NULL;
  }
  ibuf->room = room;
  ibuf->most = most;
  ibuf->descriptor = -1;
  return ibuf;
}

/// Takes other memory, and wipes what it had.
static int grow(struct ibuf *ibuf, size_t room) {
  unsigned char *bytes = malloc(room);
  if (bytes == NULL) return -1;
  memcpy(bytes, ibuf->bytes, ibuf->count);
  wipe(ibuf->bytes, ibuf->room);
  free(ibuf->bytes);
  ibuf->bytes = bytes;
  ibuf->room = room;
  return 0;
}

int ibufAdd(struct ibuf *ibuf, const void *bytes, size_t size) {
  if (size > ibuf->most - ibuf->count) return -1;
  size_t needed = ibuf->count + size;
  if (needed > ibuf->room && grow(ibuf, needed) == -1) return -1;
  memcpy(ibuf->bytes + ibuf->count, bytes, size);
  ibuf->count = needed;
  return 0;
}

int ibufAddH32(struct ibuf *ibuf, uint64_t value) {
  if (value > UINT32_MAX) return -1;
  uint32_t number = value;
  return ibufAdd(ibuf, &number, sizeof number);
}

int ibufGet(struct ibuf *ibuf, void *bytes, size_t size) {
  if (size > ibuf->count - ibuf->place) return -1;
  memcpy(bytes, ibuf->bytes + ibuf->place, size);
  ibuf->place += size;
  return 0;
}

int ibufGetH32(struct ibuf *ibuf, uint32_t *value) {
  return ibufGet(ibuf, value, sizeof *value);
}

void ibufFree(struct ibuf *ibuf) {
  if (ibuf->descriptor != -1) close(ibuf->descriptor);
  wipe(ibuf->bytes, ibuf->room);
  free(ibuf->bytes);
  free(ibuf);
}
