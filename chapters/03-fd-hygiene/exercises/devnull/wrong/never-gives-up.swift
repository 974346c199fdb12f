// Refused: open failed, and it never came to an end
import CShims

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

func openStandardDescriptors() {
  while true {
    let number = open("/dev/null", O_RDWR)
    if number > 2 {
      close(number)
      return
    }
  }
}
