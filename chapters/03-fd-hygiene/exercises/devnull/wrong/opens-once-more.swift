// Refused: with none closed, it did not return
import Libc

func openStandardDescriptors() {
  while true {
    let number = open("/dev/null", O_RDWR)
    if number == -1 { _exit(1) }
    if number > 2 {
      close(number)
      return
    }
  }
}
