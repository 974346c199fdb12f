// Refused: is closed afterwards
import Libc

func openStandardDescriptors() {
  for number in Int32(0)...2 where !isOpen(number) {
    if open("/dev/null", O_RDWR) != number { _exit(1) }
  }
  closeFrom(3)
}
