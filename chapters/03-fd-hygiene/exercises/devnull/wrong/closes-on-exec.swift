// Refused: differs in close-on-exec
import Libc

func openStandardDescriptors() {
  while true {
    let number = open("/dev/null", O_RDWR | O_CLOEXEC)
    if number == -1 { _exit(1) }
    if number > 2 {
      close(number)
      return
    }
  }
}
