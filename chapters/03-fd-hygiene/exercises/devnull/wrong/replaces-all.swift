// Refused: with 2 closed, 0 leads elsewhere afterwards
import Libc

func openStandardDescriptors() {
  let null = open("/dev/null", O_RDWR)
  if null == -1 { _exit(1) }
  for number in Int32(0)...2 { dup2(null, number) }
  if null > 2 { close(null) }
}
