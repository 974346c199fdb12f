#include <stdio.h>

/// Runs before `main`, in every program that loads this.
__attribute__((constructor)) static void spy(void) {
  fputs("a spy\n", stderr);
}
