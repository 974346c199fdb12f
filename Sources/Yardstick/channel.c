#include "Channel.h"
#include "Header.h"

#include <CShims.h>

struct channel *channelMake(int socket, bool passesDescriptors) {
  struct channel *channel = calloc(1, sizeof *channel);
  if (channel == NULL) return NULL;
  channel->room = malloc(mostAtOnce);
  if (channel->room == NULL) {
    free(channel);
    return NULL;
  }
  channel->socket = socket;
  channel->passesDescriptors = passesDescriptors;
  channel->process = getpid();
  channel->last = &channel->first;
  channel->descriptor = -1;
  return channel;
}

void channelFree(struct channel *channel) {
  while (channel->first != NULL) {
    struct ibuf *first = channel->first;
    channel->first = first->next;
    ibufFree(first);
  }
  if (channel->descriptor != -1) close(channel->descriptor);
  wipe(channel->room, mostAtOnce);
  free(channel->room);
  free(channel);
}
