// Refused: is not for reading and writing
import CShims

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

func openStandardDescriptors() {
  for number in Int32(0)...2 where !isOpen(number) {
    if open("/dev/null", O_RDONLY) != number { _exit(1) }
  }
}
