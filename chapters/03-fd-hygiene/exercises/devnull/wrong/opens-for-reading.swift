// Refused: is not for reading and writing
import Libc

func openStandardDescriptors() {
  for number in Int32(0)...2 where !isOpen(number) {
    if open("/dev/null", O_RDONLY) != number { _exit(1) }
  }
}
