#ifdef __linux__
// For the names of the registers.
#define _GNU_SOURCE
#include "Sandbox.h"

#include <ctype.h>
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <ucontext.h>

// Of the kernel's headers, which the C library's own rule out.
#ifndef SYS_SECCOMP
#define SYS_SECCOMP 1
#endif

// All that is called here may be called by a handler of signals:
// signal-safety(7). So a line is put together by hand.
struct line {
  char text[256];
  size_t length;
};

static void append(struct line *line, const char *text) {
  while (*text != '\0' && line->length < sizeof line->text) {
    line->text[line->length++] = *text++;
  }
}

static void appendNumber(struct line *line, uint64_t number, unsigned base) {
  char digits[21];
  size_t first = sizeof digits - 1;
  digits[first] = '\0';
  do {
    digits[--first] = "0123456789abcdef"[number % base];
    number /= base;
  } while (number > 0);
  append(line, digits + first);
}

struct call {
  int number;
  uint64_t arguments[6];
};

static struct call trappedCall(const siginfo_t *info, ucontext_t *context) {
  struct call call = {.number = info->si_syscall};
#if defined(__x86_64__)
  static const int registers[6] = {REG_RDI, REG_RSI, REG_RDX,
                                   REG_R10, REG_R8,  REG_R9};
  for (int each = 0; each < 6; each++) {
    greg_t value = context->uc_mcontext.gregs[registers[each]];
    call.arguments[each] = (uint64_t)value;
  }
#elif defined(__aarch64__)
  for (int each = 0; each < 6; each++) {
    call.arguments[each] = context->uc_mcontext.regs[each];
  }
#endif
  return call;
}

static void setResult(ucontext_t *context, long result) {
#if defined(__x86_64__)
  context->uc_mcontext.gregs[REG_RAX] = result;
#elif defined(__aarch64__)
  context->uc_mcontext.regs[0] = (uint64_t)result;
#endif
}

static void reportCall(const struct call *call) {
  struct line line = {.length = 0};
  append(&line, "sandbox: this call was not promised: ");
  appendNumber(&line, (uint64_t)call->number, 10);
  const char *name = callName(call->number);
  if (name != NULL) {
    append(&line, " (");
    append(&line, name);
    append(&line, ")");
  }
  append(&line, ", arguments");
  for (int each = 0; each < 6; each++) {
    append(&line, " 0x");
    appendNumber(&line, call->arguments[each], 16);
  }
  append(&line, "\n");
  // Nothing can be done about an error.
  ssize_t written = write(STDERR_FILENO, line.text, line.length);
  (void)written;
}

/// Ends the process by a signal.
///
/// If the filter traps one of these calls too, it ends all the same: the signal
/// is blocked while it's handled, and then a trap kills.
static void endBy(int signal) {
  struct sigaction action = {.sa_handler = SIG_DFL};
  sigaction(signal, &action, NULL);
  raise(signal);
}

/// A descriptor from which a thread's state can be read: it's running.
///
/// A pipe would do too, and be two descriptors. What is written to an eventfd,
/// eight bytes, is read again. Returns -1 and errno if there is none.
static int openState(void) {
  static const char state[] = "0 (t) R";
  int made = eventfd(0, EFD_CLOEXEC);
  ssize_t written = made == -1 ? 0 : write(made, state, sizeof state);
  (void)written;
  return made;
}

static void answerCall(int signal, siginfo_t *info, void *context) {
  // Somebody else has sent it.
  if (info->si_code != SYS_SECCOMP) return endBy(signal);
  int before = errno;
  struct call call = trappedCall(info, context);
  const int flags = (int)call.arguments[2];
  if (call.number != SYS_openat || flags != statFlags) {
    reportCall(&call);
    return endBy(signal);
  }
  const char *path = (const char *)call.arguments[1];
  // With a flag more it isn't trapped, and what was promised decides.
  int opened = strncmp(path, "/proc/", 6) == 0 && isdigit(path[6])
                   ? openState()
                   : openat((int)call.arguments[0], path, flags | O_CLOEXEC);
  setResult(context, opened == -1 ? -errno : opened);
  errno = before;
}

int answerTrappedCalls(void) {
  struct sigaction action = {.sa_sigaction = answerCall,
                             .sa_flags = SA_SIGINFO | SA_RESTART};
  if (sigaction(SIGSYS, &action, NULL) == -1) return -1;
  // While it's blocked, a trap kills.
  sigset_t trap;
  sigemptyset(&trap);
  sigaddset(&trap, SIGSYS);
  return sigprocmask(SIG_UNBLOCK, &trap, NULL);
}
#else
// Nothing here is for other systems, and C wants a declaration.
typedef int nothing;
#endif
