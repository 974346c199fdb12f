#pragma once

// What attackers need of the system, and Swift can't see or would leave out.

#ifdef __linux__
#include <elf.h>
#include <netinet/in.h>
#include <stddef.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/ptrace.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/un.h>

/// A datagram socket, as a number for Swift.
static const int datagramSocket = SOCK_DGRAM;

/// The flag by which a socket connects with what it sends: sendto(2).
static const int fastOpen = MSG_FASTOPEN;

/// The commands of fcntl(2) that the header keeps for _GNU_SOURCE.
static const int setSignal = 10;
static const int setLease = 1024;

/// A program that waits for signals, and for nothing else: elf(5).
struct WaitingProgram {
  Elf64_Ehdr header;
  Elf64_Phdr segment;
  uint32_t code[3];
};

/// Such a program for this machine.
static inline struct WaitingProgram waitingProgram(void) {
  const long address = 0x400000;
  struct WaitingProgram program = {
      .header = {.e_ident = {0x7f, 'E', 'L', 'F', ELFCLASS64, ELFDATA2LSB,
                             EV_CURRENT},
                 .e_type = ET_EXEC,
                 .e_version = EV_CURRENT,
                 .e_entry = address + offsetof(struct WaitingProgram, code),
                 .e_phoff = offsetof(struct WaitingProgram, segment),
                 .e_ehsize = sizeof(Elf64_Ehdr),
                 .e_phentsize = sizeof(Elf64_Phdr),
                 .e_phnum = 1},
      .segment = {.p_type = PT_LOAD,
                  .p_flags = PF_R | PF_X,
                  .p_vaddr = address,
                  .p_filesz = sizeof program,
                  .p_memsz = sizeof program,
                  .p_align = 4096},
#ifdef __x86_64__
      // mov $SYS_pause, %eax; syscall; jmp to the first
      .code = {0x000022b8, 0xeb050f00, 0x000000f7},
#else
      // mov x8, #SYS_ppoll; svc #0; b to the first
      .code = {0xd2800928, 0xd4000001, 0x17fffffe},
#endif
  };
#ifdef __x86_64__
  program.header.e_machine = EM_X86_64;
#else
  program.header.e_machine = EM_AARCH64;
#endif
  return program;
}

/// Writes to each page of some memory, which no compiler may leave out.
static inline void touchMemory(long address, size_t size) {
  volatile char *memory = (volatile char *)address;
  for (size_t at = 0; at < size; at += 4096) memory[at] = 1;
}

/// An address of the loopback network, whose last byte is given.
static inline struct sockaddr_in loopback(uint8_t host, uint16_t port) {
  struct sockaddr_in address = {0};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(0x7f000000 + host);
  address.sin_port = htons(port);
  return address;
}

/// Sends a byte to a port of the loopback address: sendto(2).
static inline ssize_t sendToLoopback(int number, uint16_t port, int flags) {
  struct sockaddr_in address = loopback(1, port);
  return sendto(number, "x", 1, flags, (struct sockaddr *)&address,
                sizeof address);
}

/// Gives a socket any free port of the loopback address: bind(2).
static inline int bindToLoopback(int number) {
  struct sockaddr_in address = loopback(1, 0);
  return bind(number, (struct sockaddr *)&address, sizeof address);
}

/// Lets a socket listen at a port of the second loopback address.
static inline int listenOnSecondLoopback(int number, uint16_t port) {
  struct sockaddr_in address = loopback(2, port);
  if (bind(number, (struct sockaddr *)&address, sizeof address) == -1) {
    return -1;
  }
  return listen(number, 1);
}

/// Connects to a port of the second loopback address.
static inline int connectToSecondLoopback(int number, uint16_t port) {
  struct sockaddr_in address = loopback(2, port);
  return connect(number, (struct sockaddr *)&address, sizeof address);
}

/// An abstract address, and its size: unix(7).
static inline socklen_t writeAbstract(struct sockaddr_un *address,
                                      const char *name) {
  memset(address, 0, sizeof *address);
  address->sun_family = AF_UNIX;
  strncpy(address->sun_path + 1, name, sizeof address->sun_path - 2);
  return offsetof(struct sockaddr_un, sun_path) + 1 + strlen(name);
}

/// Connects a socket to the one that listens at an abstract address.
static inline int connectToAbstract(int number, const char *name) {
  struct sockaddr_un address;
  socklen_t size = writeAbstract(&address, name);
  return connect(number, (struct sockaddr *)&address, size);
}

/// Lets a socket listen at an abstract address.
static inline int listenAtAbstract(int number, const char *name) {
  struct sockaddr_un address;
  socklen_t size = writeAbstract(&address, name);
  if (bind(number, (struct sockaddr *)&address, size) == -1) return -1;
  return listen(number, 1);
}

/// The other end of a pseudoterminal of which one end is given, or -1 and errno:
/// ioctl_tty(2).
static inline int openTerminalOf(int master) {
  int locked = 0;
  if (ioctl(master, TIOCSPTLCK, &locked) == -1) return -1;
  return ioctl(master, TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC);
}

/// Makes a terminal the one of this process, which leads a session.
static inline int controlBy(int terminal) {
  return ioctl(terminal, TIOCSCTTY, 0);
}

/// Whether a child of this process can make a user namespace: unshare(2).
static inline bool mayMakeNamespace(void) {
  pid_t child = fork();
  if (child == 0) _exit(syscall(SYS_unshare, CLONE_NEWUSER) == 0 ? 0 : 1);
  int status = -1;
  while (waitpid(child, &status, 0) == -1 && errno == EINTR) {}
  return status == 0;
}

/// Lets this process reap the children that others leave behind: prctl(2).
static inline int adoptOrphans(void) {
  return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
}
#endif
