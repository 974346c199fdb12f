#include "Channel.h"
#include "Header.h"

#include <CShims.h>

struct ibuf *channelCreate(struct channel *channel, uint32_t type,
                           uint32_t peer, size_t size) {
  struct header header = {type, 0, peer, channel->process};
  if (size > longest - sizeof header) return NULL;
  struct ibuf *ibuf = ibufMake(sizeof header + size, longest);
  if (ibuf != NULL) ibufAdd(ibuf, &header, sizeof header);
  return ibuf;
}

void channelClose(struct channel *channel, struct ibuf *ibuf) {
  uint32_t length = ibuf->count;
  if (ibuf->descriptor != -1) length |= mark;
  memcpy(ibuf->bytes + offsetof(struct header, length), &length,
         sizeof length);
  *channel->last = ibuf;
  channel->last = &ibuf->next;
}

int channelCompose(struct channel *channel, uint32_t type, uint32_t peer,
                   int descriptor, const void *payload, size_t size) {
  struct ibuf *ibuf = channelCreate(channel, type, peer, size);
  if (ibuf == NULL) return -1;
  ibufAdd(ibuf, payload, size);
  ibuf->descriptor = descriptor;
  channelClose(channel, ibuf);
  return 0;
}
