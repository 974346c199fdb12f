#include "Channel.h"
#include "Header.h"

#include <CShims.h>

ssize_t channelRead(struct channel *channel) {
  memmove(channel->room, channel->room + channel->start,
          channel->end - channel->start);
  channel->end -= channel->start;
  channel->start = 0;
  unsigned char *place = channel->room + channel->end;
  size_t room = mostAtOnce - channel->end;
  ssize_t count;
  int descriptor = -1;
  do {
    count = channel->passesDescriptors
                ? receiveBytes(channel->socket, place, room, 0, &descriptor)
                : recv(channel->socket, place, room, 0);
  } while (count == -1 && errno == EINTR);
  if (count > 0) channel->end += count;
  if (descriptor != -1) {
    if (channel->descriptor != -1) close(channel->descriptor);
    channel->descriptor = descriptor;
  }
  return count;
}

int channelGet(struct channel *channel, struct message *message) {
  struct header header;
  const unsigned char *place = channel->room + channel->start;
  size_t waiting = channel->end - channel->start;
  if (waiting < sizeof header) return 0;
  memcpy(&header, place, sizeof header);
  size_t length = header.length & ~mark;
  if (length < sizeof header || length > longest) return -1;
  if (length > waiting) return 0;
  size_t size = length - sizeof header;
  struct ibuf *payload = ibufMake(length, length);
  if (payload == NULL) return -1;
  ibufAdd(payload, place + sizeof header, size);
  if (header.length & mark) {
    payload->descriptor = channel->descriptor;
    channel->descriptor = -1;
  }
  channel->start += length;
  *message = (struct message){header.type, header.peer, header.process,
                              payload};
  return 1;
}
