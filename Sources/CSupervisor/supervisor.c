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

// What a supervisor and its engine speak through.
struct channels {
  int output[2], report[2], lifeline[2];
};

// Moves the supervisor's descriptors to their places and closes all others.
static bool arrange_descriptors(const struct channels *channels) {
  // First out of the way, so that no move overwrites one still to be moved.
  int from[] = {open("/dev/null", O_RDONLY), channels->output[1],
                channels->output[1], channels->report[1],
                channels->lifeline[0]};
  for (int place = null_input; place <= lifeline; place++) {
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

static rlim_t at_most(int64_t wanted, rlim_t most) {
  return most != RLIM_INFINITY && most < (rlim_t)wanted ? most : (rlim_t)wanted;
}

// The same world for every command, whatever the engine's own is.
static void set_limits(const struct supervision *job) {
  umask(022);
  const struct rlimit no_core = {0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  // A loop over all descriptors that there can be is to be short.
  struct rlimit descriptors;
  getrlimit(RLIMIT_NOFILE, &descriptors);
  descriptors.rlim_cur = at_most(job->descriptors_max, descriptors.rlim_max);
  setrlimit(RLIMIT_NOFILE, &descriptors);
  // A write without end is not to fill the disk: it gets SIGXFSZ.
  struct rlimit file_size;
  getrlimit(RLIMIT_FSIZE, &file_size);
  file_size.rlim_cur = at_most(job->file_size_max, file_size.rlim_max);
  setrlimit(RLIMIT_FSIZE, &file_size);
}

static void run_command(const struct supervision *job, int go, int failure) {
  char byte;
  read(go, &byte, 1);  // End of file: the supervisor is watching.
  setsid();
  end_with_parent();
  default_signals();
  set_limits(job);
  if (chdir(job->directory) == 0)
    execve(job->arguments[0], (char *const *)job->arguments,
           (char *const *)job->environment);
  int error = errno;
  write(failure, &error, sizeof error);
  _exit(127);
}

// Starts the command, traced if the system allows it. Returns its process id,
// or -1; `start_error` tells why exec failed.
static pid_t start(const struct supervision *job, int32_t *start_error) {
  int go[2], failure[2];
  if (pipe(go) == -1 || pipe(failure) == -1) return -1;
  for (int end = 0; end < 2; end++) {
    fcntl(go[end], F_SETFD, FD_CLOEXEC);
    fcntl(failure[end], F_SETFD, FD_CLOEXEC);
  }
  pid_t command = fork();
  if (command == 0) {
    close(go[1]);
    run_command(job, go[0], failure[1]);
  }
  if (command > 0) trace_exit(command);
  close(go[0]);
  close(go[1]);
  close(failure[1]);
  if (read(failure[0], start_error, sizeof *start_error) <= 0) *start_error = 0;
  close(failure[0]);
  return command;
}

static int64_t milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void nothing(int number) { (void)number; }

enum event { child_changed, time_is_up, engine_is_gone };

// Sleeps until a child changes state, the deadline, or the engine's end.
// SIGCHLD is blocked but for this sleep, so that none is missed.
static enum event next_event(int64_t deadline) {
  int64_t left = deadline - milliseconds();
  if (left <= 0) return time_is_up;
  struct timespec timeout = {left / 1000, left % 1000 * 1000000};
  fd_set ends;
  FD_ZERO(&ends);
  FD_SET(lifeline, &ends);
  sigset_t none;
  sigemptyset(&none);
  int ready = pselect(lifeline + 1, &ends, NULL, NULL, &timeout, &none);
  if (ready == 0) return time_is_up;
  return ready == -1 ? child_changed : engine_is_gone;
}

// Waits for the command's end. Returns false if the engine is gone before.
static bool watch(pid_t command, const struct supervision *job,
                  struct supervision_report *result) {
  int64_t deadline = milliseconds() + job->limit;
  for (;;) {
    int status;
    pid_t changed = waitpid(command, &status, WNOHANG);
    if (changed == command && !WIFSTOPPED(status)) {
      result->status = status;
      return true;
    }
    if (changed == command) {
      trace_continue(command, status, result);
      continue;
    }
    switch (next_event(deadline)) {
    case child_changed:
      break;
    case time_is_up:
      result->timed_out = true;
      return true;
    case engine_is_gone:
      return false;
    }
  }
}

static void run_supervisor(const struct supervision *job,
                           const struct channels *channels) {
  struct supervision_report result = {.descriptor_count = -1, .running = -1};
  setsid();  // The terminal's Ctrl-C is for the engine; the lifeline tells us.
  sigset_t child;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  sigprocmask(SIG_SETMASK, &child, NULL);
  signal(SIGCHLD, nothing);
  signal(SIGPIPE, SIG_IGN);
  if (!arrange_descriptors(channels)) _exit(1);
  adopt_descendants();

  pid_t command = start(job, &result.start_error);
  if (command == -1) result.start_error = errno;
  close(output);
  close(errors);
  if (command == -1 || watch(command, job, &result)) {
    if (command != -1 && !result.timed_out)
      count_descendants(&result.unreaped, &result.running);
    write(report, &result, sizeof result);
  }
  if (command != -1) end_descendants(command);
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
  if (process == 0) {
    run_supervisor(job, &channels);
    _exit(0);
  }
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
