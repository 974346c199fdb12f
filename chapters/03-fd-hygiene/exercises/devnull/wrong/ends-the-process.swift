// Refused: closed, it ended by status 0
import CShims

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

func openStandardDescriptors() {
  let number = open("/dev/null", O_RDWR)
  _exit(number == -1 ? 1 : 0)
}
