// Refused: open failed, and it called exit, not _exit
import CShims

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

func openStandardDescriptors() {
  for number in Int32(0)...2 where !isOpen(number) {
    if open("/dev/null", O_RDWR) != number { exit(1) }
  }
}
