// Refused: before, 3 is open as well
import CShims

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

func openStandardDescriptors() {
  var number: Int32 = 0
  while number < 3 {
    number = open("/dev/null", O_RDWR)
    if number == -1 { _exit(1) }
  }
}
