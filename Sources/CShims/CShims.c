#include "CShims.h"

static volatile sig_atomic_t came[NSIG];
static volatile sig_atomic_t wakeUpSocket;

static void note(int signal) {
  int before = errno;
  came[signal] = true;
  if (send(wakeUpSocket, "", 1, MSG_NOSIGNAL) == -1) errno = before;
}

int catchSignals(int socket) {
  ignoreBrokenPipe(socket);
  wakeUpSocket = socket;
  came[SIGTERM] = false;
  came[SIGINT] = false;
  note(SIGCHLD);
  struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
  if (sigaction(SIGCHLD, &action, NULL) == -1) return -1;
  struct sigaction before;
  if (sigaction(SIGINT, NULL, &before) == -1) return -1;
  // A shell lets what it starts in the background ignore SIGINT.
  if (before.sa_handler != SIG_IGN) sigaction(SIGINT, &action, NULL);
  if (sigaction(SIGTERM, &action, NULL) == -1) return -1;
  // Exec keeps the mask of whoever started the program.
  sigset_t caught;
  sigemptyset(&caught);
  sigaddset(&caught, SIGCHLD);
  sigaddset(&caught, SIGINT);
  sigaddset(&caught, SIGTERM);
  return sigprocmask(SIG_UNBLOCK, &caught, NULL);
}

void releaseSignals(void) {
  signal(SIGCHLD, SIG_DFL);
  signal(SIGTERM, SIG_DFL);
  struct sigaction before;
  sigaction(SIGINT, NULL, &before);
  if (before.sa_handler == note) signal(SIGINT, SIG_DFL);
}

bool takeSignal(int signal) {
  if (signal < 1 || signal >= NSIG || !came[signal]) return false;
  came[signal] = false;
  return true;
}

static char **words;

// glibc and macOS hand them to what runs before `main` as well; musl doesn't.
#if defined __GLIBC__ || defined __APPLE__
__attribute__((constructor)) static void keepWords(int count,
                                                   char **arguments) {
  (void)count;
  words = arguments;
}
#endif

char *const *commandLine(void) { return words; }
