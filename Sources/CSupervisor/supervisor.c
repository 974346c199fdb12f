#define _GNU_SOURCE
#include "Supervisor.h"

#include <CShims.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "Channels.h"
#include "Descendants.h"
#include "Trace.h"

// The supervisor's own descriptors, once it has put them in order.
enum { null_input = 0, output = 1, errors = 2, report = 3, lifeline = 4 };

// What connects a supervisor to its engine.
struct channels {
  int output[2], report[2], lifeline[2];
};

// Moves the supervisor's descriptors to their places and closes all others.
// Returns false, and errno, if it can't.
static bool arrange_descriptors(const struct channels *channels) {
  // First out of the way, so that no move overwrites one still to be moved.
  int from[] = {open("/dev/null", O_RDONLY), channels->output[1],
                channels->output[1], channels->report[1],
                channels->lifeline[0]};
  for (int place = null_input; place <= lifeline; place++) {
    if (from[place] == -1) return false;
    from[place] = fcntl(from[place], F_DUPFD, lifeline + 1);
    if (from[place] == -1) return false;
  }
  for (int place = null_input; place <= lifeline; place++)
    if (dup2(from[place], place) == -1) return false;
  fcntl(report, F_SETFD, FD_CLOEXEC);
  fcntl(lifeline, F_SETFD, FD_CLOEXEC);
  closeFrom(lifeline + 1);
  return true;
}

static void default_signals(void) {
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

static void limit(int resource, int64_t wanted) {
  struct rlimit limit;
  getrlimit(resource, &limit);
  rlim_t most = limit.rlim_max;
  limit.rlim_cur = most < (rlim_t)wanted ? most : (rlim_t)wanted;
  setrlimit(resource, &limit);
}

// Every command gets the same limits, whatever the engine's own are.
static void set_limits(const struct supervision *job) {
  umask(022);
  const struct rlimit no_core = {0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  limit(RLIMIT_NOFILE, job->descriptors_max);
  limit(RLIMIT_FSIZE, job->file_size_max);
}

// Becomes the command, once `go` is at its end, or writes errno to `failure`.
static void run_command(const struct supervision *job, pid_t supervisor, int go,
                        int failure) {
  char byte;
  read(go, &byte, 1);
  setsid();
  end_with_parent(supervisor);
  default_signals();
  set_limits(job);
  if (chdir(job->directory) == 0)
    execve(job->arguments[0], (char *const *)job->arguments,
           (char *const *)job->environment);
  int error = errno;
  write(failure, &error, sizeof error);
  _exit(127);
}

// Starts the command, traced if the system allows it. Returns its process ID,
// or -1 and errno. If exec fails, errno can be read from `failure`.
static pid_t start(const struct supervision *job, int *failure) {
  int go[2], failure_ends[2];
  if (make_pipe(go) == -1 || make_pipe(failure_ends) == -1) return -1;
  pid_t supervisor = getpid();
  pid_t command = fork();
  if (command == -1) return -1;
  if (command == 0) {
    close(go[1]);
    run_command(job, supervisor, go[0], failure_ends[1]);
  }
  trace_exit(command);
  close(go[0]);
  close(go[1]);
  close(failure_ends[1]);
  *failure = failure_ends[0];
  return command;
}

static int64_t milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void nothing(int number) { (void)number; }

// Sleeps until a child changes state. Returns false if the time is up before
// that, or the engine is gone. SIGCHLD is unblocked only during this sleep, so
// that none is missed.
static bool sleep_until_change(int64_t deadline,
                               struct supervision_report *result) {
  int64_t left = deadline - milliseconds();
  struct timespec timeout = {left / 1000, left % 1000 * 1000000};
  fd_set ends;
  FD_ZERO(&ends);
  FD_SET(lifeline, &ends);
  sigset_t none;
  sigemptyset(&none);
  int ready = 0;
  if (left > 0)
    ready = pselect(lifeline + 1, &ends, NULL, NULL, &timeout, &none);
  result->timed_out = ready == 0;
  return ready == -1;
}

// Waits until the command has ended, without reaping it. Returns false if its
// time is up or the engine is gone before that.
static bool watch(pid_t command, const struct supervision *job,
                  struct supervision_report *result) {
  int64_t deadline = milliseconds() + job->limit;
  for (;;) {
    siginfo_t change = {0};
    reap_orphans(command);
    // The stops of a traced process are reported even if not asked for.
    waitid(P_PID, command, &change, WEXITED | WNOHANG | WNOWAIT);
    if (change.si_code == CLD_TRAPPED) {
      waitid(P_PID, command, &change, WSTOPPED | WNOHANG);
      trace_continue(command, change.si_status, result);
      continue;
    }
    if (change.si_pid != 0) return true;
    if (!sleep_until_change(deadline, result)) return false;
  }
}

// Returns what the supervisor exits with.
static int run_supervisor(const struct supervision *job,
                          const struct channels *channels) {
  struct supervision_report result = {.descriptor_count = -1, .running = -1};
  setsid();  // Ctrl-C is for the engine, and the lifeline shows its end.
  sigset_t child;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  sigprocmask(SIG_SETMASK, &child, NULL);
  signal(SIGCHLD, nothing);
  signal(SIGPIPE, SIG_IGN);
  if (!arrange_descriptors(channels)) return errno;
  adopt_descendants();

  int failure;
  pid_t command = start(job, &failure);
  if (command == -1) return errno;
  close(output);
  close(errors);
  bool ended = watch(command, job, &result);
  if (ended) {
    read(failure, &result.start_error, sizeof result.start_error);
    take_stock(command, &result);
  }
  bool all_ended = end_descendants(ended ? 0 : command);
  // Last, since the engine takes it to mean that nothing more will be printed.
  write(report, &result, sizeof result);
  return all_ended ? 0 : EPERM;
}

static void close_both(const int ends[2]) {
  if (ends[0] != -1) close(ends[0]);
  if (ends[1] != -1) close(ends[1]);
}

int supervise(const struct supervision *job, struct supervisor *supervisor) {
  struct channels channels = {{-1, -1}, {-1, -1}, {-1, -1}};
  int (*make_output)(int[2]) = job->has_terminal ? make_terminal : make_pipe;
  pid_t process = -1;
  if (make_output(channels.output) == 0 && make_pipe(channels.report) == 0 &&
      make_pipe(channels.lifeline) == 0)
    process = fork();
  if (process == 0) _exit(run_supervisor(job, &channels));
  if (process == -1) {
    int error = errno;
    close_both(channels.output);
    close_both(channels.report);
    close_both(channels.lifeline);
    errno = error;
    return -1;
  }
  close(channels.output[1]);
  close(channels.report[1]);
  close(channels.lifeline[0]);
  *supervisor = (struct supervisor){process, channels.output[0],
                                    channels.report[0], channels.lifeline[1]};
  return 0;
}
