#define _GNU_SOURCE
#define _DARWIN_C_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "Channels.h"

int make_pipe(int ends[2]) {
#ifdef __linux__
  return pipe2(ends, O_CLOEXEC);
#else
  if (pipe(ends) == -1) return -1;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  return 0;
#endif
}

int make_terminal(int ends[2]) {
  ends[0] = posix_openpt(O_RDWR | O_NOCTTY);
  if (ends[0] == -1) return -1;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  char name[128] = "";
  ends[1] = -1;
  if (grantpt(ends[0]) == 0 && unlockpt(ends[0]) == 0 &&
      ptsname_r(ends[0], name, sizeof name) == 0)
    ends[1] = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (ends[1] == -1) return -1;
  struct termios settings;
  tcgetattr(ends[1], &settings);
  cfmakeraw(&settings);
  tcsetattr(ends[1], TCSANOW, &settings);
  const struct winsize size = {.ws_row = 24, .ws_col = 80};
  ioctl(ends[1], TIOCSWINSZ, &size);
  return 0;
}
