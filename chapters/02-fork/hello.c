#include <err.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROOM 128

static int child(int fd) {
  char text[ROOM];

  snprintf(text, ROOM, "Hello World");
  if (write(fd, text, ROOM) == -1)
    errx(1, "cannot write");
  return 0;
}

static int parent(int fd, pid_t pid) {
  int status = 0;
  char text[ROOM];

  ssize_t count = read(fd, text, ROOM - 1);
  if (count == -1)
    warn("cannot read");
  else if (count > 0) {
    text[count] = '\0';
    printf("The child says \"%s\"\n", text);
  }
  waitpid(pid, &status, WAIT_ANY);
  return WEXITSTATUS(status);
}

int main(void) {
  int fd[2];

  if (socketpair(AF_UNIX, SOCK_STREAM, 0, fd) == -1)
    errx(1, "cannot make a socketpair");
  pid_t pid = fork();
  if (pid == -1)
    errx(2, "cannot fork");
  if (pid > 0)
    return parent(fd[0], pid);
  return child(fd[1]);
}
